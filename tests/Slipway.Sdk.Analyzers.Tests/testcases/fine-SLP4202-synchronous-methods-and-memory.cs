using System.Text.Json;
using Slipway.Sdk.Alerts;
using Slipway.Sdk.Calls;
using Slipway.Sdk.Plugins;

namespace Acme.Ops;

[Provider("weather")]
public sealed class WeatherAlerts(ProviderContext context) : IAlertProvider
{
    // What is read once, when the provider is made, has no asynchronous method to be read in.
    private readonly string _greeting = File.Exists("greeting") ? File.ReadAllText("greeting") : "";

    public async Task<Alert> GetAsync(AlertReference request, CallContext call, CancellationToken cancellationToken)
    {
        using var client = context.CreateHttpClient();
        using var memory = new MemoryStream();
        memory.WriteByte(1);
        memory.Write([1, 2, 3], 0, 3);
        memory.Flush();
        using var document = JsonDocument.Parse("{}");
        var text = JsonSerializer.Serialize(1);
        var more = await Task.Run(() => File.ReadAllText("alerts.json"), cancellationToken);
        await using var file = File.OpenRead("alerts.json");
        File.Delete("alerts.json");
        return new Alert { Id = await File.ReadAllTextAsync("alert", cancellationToken), Title = text + more + Read() + _greeting };
    }

    private static string Read() => File.ReadAllText("alerts.json");
}
