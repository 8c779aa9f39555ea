using System.Text.Json;
using System.Text.Json.Nodes;
using Slipway.Conformance.Fixtures;
using Slipway.Sdk.Calls;
using Slipway.Sdk.Capabilities;
using Slipway.Sdk.Configuration;
using Slipway.Sdk.Json;
using Slipway.Sdk.Plugins;

namespace Slipway.Conformance.Targets;

/// <summary>Plugins in this process, served from the table of operations: a plugin's own tests need no server.</summary>
public sealed class InProcessTarget : IConformanceTarget
{
    private readonly Dictionary<string, object> _providers = new(StringComparer.Ordinal);
    private readonly List<ServedCapability> _capabilities = [];
    private readonly TimeProvider _clock;
    private int _calls;

    private InProcessTarget(TimeProvider clock) => _clock = clock;

    /// <inheritdoc />
    public IReadOnlyList<ServedCapability> Capabilities => _capabilities;

    /// <summary>Makes the providers of a fixture.</summary>
    /// <exception cref="ConfigurationException">A provider refuses its configuration.</exception>
    public static InProcessTarget Create(
        IReadOnlyList<CompiledPlugin> plugins, ConformanceFixture fixture, Func<FixtureProvider, string> config, IPluginLog log, TimeProvider clock)
    {
        var registered = new RegisteredProviders(plugins);
        var target = new InProcessTarget(clock);
        foreach (var chosen in fixture.Providers)
        {
            if (registered.Find(chosen.Capability, chosen.Provider) is { } registration)
            {
                using var json = JsonDocument.Parse(config(chosen));
                target.Add(registration, json.RootElement.Clone(), log);
            }
        }

        return target;
    }

    /// <inheritdoc />
    public async Task<CallAnswer> CallAsync(Operation operation, JsonObject request, CancellationToken token)
    {
        var served = _capabilities.First(capability => capability.Name == operation.CapabilityName);
        if (!served.Offers(operation))
        {
            return Refusal(ProviderException.NotImplemented(operation.Name));
        }

        var strict = WireJson.Strict([served.Capability.Json]);
        object read;
        try
        {
            read = Read(operation, request, strict);
        }
        catch (JsonException exception)
        {
            return Refusal(ProviderException.BadRequest(exception.Message));
        }

        try
        {
            return Success(operation, await operation.InvokeAsync(_providers[served.Name], read, Context(operation), token), strict);
        }
        catch (ProviderException exception)
        {
            return Refusal(exception);
        }
#pragma warning disable CA1031 // Whatever a provider throws is an answer here, as it is in a server.
        catch (Exception exception) when (exception is not OperationCanceledException || !token.IsCancellationRequested)
#pragma warning restore CA1031
        {
            return Refusal(new ProviderException(ErrorCodes.ProviderError, $"{served.Provider} failed ({exception.GetType().Name})"));
        }
    }

    private void Add(ProviderRegistration registration, JsonElement config, IPluginLog log)
    {
        var capability = FrameworkV1.Capabilities.First(candidate => candidate.Name == registration.Capability);
        _providers[registration.Capability] = registration.Create(config, new ProviderContext(static () => new HttpClient())
        {
            Capability = registration.Capability,
            Provider = registration.Name,
            Log = log,
            Clock = _clock,
        });
        _capabilities.Add(new ServedCapability
        {
            Capability = capability,
            Provider = registration.Name,
            Operations = registration.Operations,
            Scope = registration.Scope,
        });
    }

    private CallContext Context(Operation operation) => new()
    {
        RequestId = $"conformance-{Interlocked.Increment(ref _calls)}",
        Deadline = _clock.GetUtcNow() + operation.Description.DefaultTimeout,
    };

    private static object Read(Operation operation, JsonObject request, JsonSerializerOptions options)
    {
        var reader = new Utf8JsonReader(System.Text.Encoding.UTF8.GetBytes(request.ToJsonString()));
        reader.Read();
        return operation.ReadRequest(ref reader, options);
    }

    private static CallAnswer Success(Operation operation, object answer, JsonSerializerOptions options)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            operation.Answer.Write(writer, answer, options);
        }

        return new CallAnswer(200, stream.ToArray());
    }

    private static CallAnswer Refusal(ProviderException exception) => new(
        ErrorStatus.Of(exception.Code),
        System.Text.Encoding.UTF8.GetBytes(new JsonObject { ["code"] = exception.Code, ["message"] = exception.Message }.ToJsonString()));

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        foreach (var provider in _providers.Values)
        {
            if (provider is IAsyncDisposable later)
            {
                await later.DisposeAsync();
            }
            else
            {
                (provider as IDisposable)?.Dispose();
            }
        }
    }
}
