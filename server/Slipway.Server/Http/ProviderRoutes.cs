using System.Text.Json;
using Slipway.Server.Access;
using Slipway.Server.Api;
using Slipway.Server.Auditing;
using Slipway.Server.Providers;
using Slipway.Server.Settings;

namespace Slipway.Server.Http;

/// <summary>Lists the compiled-in providers of a capability, and changes its provider.</summary>
internal sealed class ProviderRoutes(
    IReadOnlyList<CapabilityApi> apis,
    ProviderCatalog catalog,
    ProviderConfiguration configuration,
    BodyReader bodies,
    ApiGate gate,
    IAuditSink audit)
{
    private const string Root = "/providers";
    private const string Action = "provider.configured";

    public static bool Owns(string path) =>
        path.StartsWith(Root, StringComparison.Ordinal) && (path.Length == Root.Length || path[Root.Length] == '/');

    public ValueTask HandleAsync(Exchange exchange) => exchange.Method switch
    {
        "GET" or "HEAD" => ListAsync(exchange),
        "POST" => ConfigureAsync(exchange),
        _ => throw new ApiException(ApiError.MethodNotAllowed("GET, HEAD, POST")),
    };

    private ValueTask ListAsync(Exchange exchange)
    {
        var names = catalog.Of(Find(exchange).Capability.Name).Select(provider => provider.Registration.Name);
        return Answers.SendAsync(exchange, 200, names, static (writer, names) =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray("providers"u8);
            foreach (var name in names)
            {
                writer.WriteStringValue(name);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        });
    }

    private async ValueTask ConfigureAsync(Exchange exchange)
    {
        gate.Demand(exchange, Scope.Admin, Action);
        ActiveProvider? provider = null;
        ApiError? error = null;
        string? capability = null;
        try
        {
            var api = TryFind(exchange);
            capability = api?.Capability.Name;
            if (!configuration.IsPossible)
            {
                throw new ApiException(new ApiError(501, "secret_provider_missing", "secret provider not configured"));
            }

            _ = api ?? throw new ApiException(ApiError.UnknownCapability);
            var choice = await ReadAsync(exchange);
            provider = await configuration.ConfigureAsync(api.Capability, choice, exchange.RequestId);
        }
        catch (ApiException exception)
        {
            error = exception.Error;
        }

        Record(exchange, capability, provider, error);
        await (error is null ? StatusRoutes.SendOkAsync(exchange) : Answers.SendErrorAsync(exchange, error));
    }

    private async Task<ProviderChoice> ReadAsync(Exchange exchange)
    {
        var input = (ProviderInput)(await bodies.ReadAsync(exchange, Parse, ProviderContracts.Options))!;
        if (input.Provider?.Trim() is not { Length: > 0 } name)
        {
            throw ApiException.BadRequest("provider required");
        }

        var config = input.Config switch
        {
            null or { ValueKind: JsonValueKind.Null } => VariableReader.EmptyObject,
            { ValueKind: JsonValueKind.Object } value => value,
            _ => throw ApiException.BadRequest("config: an object is expected"),
        };
        return new ProviderChoice
        {
            Provider = name.ToLowerInvariant(),
            Plugin = input.Plugin?.Trim() is { Length: > 0 } plugin ? plugin : null,
            Config = config,
        };
    }

    private static object Parse(ref Utf8JsonReader reader, JsonSerializerOptions json) =>
        JsonSerializer.Deserialize(ref reader, ProviderContracts.Input) ?? new ProviderInput();

    private CapabilityApi Find(Exchange exchange) => TryFind(exchange) ?? throw new ApiException(ApiError.UnknownCapability);

    private CapabilityApi? TryFind(Exchange exchange)
    {
        var spelling = exchange.Path.Length > Root.Length ? exchange.Path[(Root.Length + 1)..] : "";
        return apis.FirstOrDefault(api => api.Configurable && api.Capability.Spellings.Contains(spelling, StringComparer.OrdinalIgnoreCase));
    }

    private void Record(Exchange exchange, string? capability, ActiveProvider? provider, ApiError? error) => audit.Write(new AuditRecord
    {
        Time = exchange.Parts.Now,
        Action = Action,
        Outcome = error is null ? AuditOutcome.Success : AuditOutcome.Failure,
        RequestId = exchange.RequestId,
        Actor = exchange.Parts.Actor,
        Principal = exchange.Principal?.Name,
        Capability = capability,
        Provider = provider?.Audited,
        Resource = capability,
        Status = error?.Status ?? 200,
        Code = error?.Code,
        Duration = gate.Clock.GetElapsedTime(exchange.Started),
    });
}
