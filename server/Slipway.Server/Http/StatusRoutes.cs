using Slipway.Server.Hosting;
using Slipway.Server.Providers;

namespace Slipway.Server.Http;

/// <summary>What probes ask: whether the server lives, and whether it serves.</summary>
internal sealed class StatusRoutes(ServerPhase phase, ProviderSet providers)
{
    public IReadOnlyList<SystemRoute> All =>
    [
        new SystemRoute("/", null, SendOkAsync),
        new SystemRoute("/health", null, SendOkAsync),
        new SystemRoute("/ready", null, SendReadyAsync),
    ];

    public static ValueTask SendOkAsync(Exchange exchange) => Answers.SendAsync(exchange, 200, 0, static (writer, _) =>
    {
        writer.WriteStartObject();
        writer.WriteString("status"u8, "ok"u8);
        writer.WriteEndObject();
    });

    // A capability that could not be configured leaves the others served: the server is ready and says what is missing.
    private ValueTask SendReadyAsync(Exchange exchange)
    {
        var faults = providers.All.Where(slot => slot.Fault is not null).ToList();
        var status = phase.IsServing ? faults.Count == 0 ? "ready" : "degraded" : "stopping";
        return Answers.SendAsync(exchange, phase.IsServing ? 200 : 503, (status, faults), static (writer, state) =>
        {
            writer.WriteStartObject();
            writer.WriteString("status"u8, state.status);
            writer.WriteStartArray("problems"u8);
            foreach (var slot in state.faults)
            {
                writer.WriteStartObject();
                writer.WriteString("capability"u8, slot.Capability.Name);
                writer.WriteString("reason"u8, slot.Fault);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        });
    }
}
