using Slipway.Server.Access;
using Slipway.Server.Auditing;
using Slipway.Server.Http;
using Slipway.Server.Logging;
using Slipway.Server.Providers;
using Slipway.Server.Settings;
using Slipway.Server.Telemetry;

namespace Slipway.Server.Hosting;

/// <summary>What the parts of a server share.</summary>
internal sealed record ServerParts : IAsyncDisposable
{
    public required ServerComposition Composition { get; init; }

    public required ServerSettings Settings { get; init; }

    public required IServerLog Log { get; init; }

    public required WireContracts Json { get; init; }

    public required IAuditSink Audit { get; init; }

    public required SelectionWitness Witness { get; init; }

    public required Gatekeeper Gatekeeper { get; init; }

    public required ProviderCatalog Catalog { get; init; }

    public required ProviderSet Providers { get; init; }

    public required ProviderFactory Factory { get; init; }

    public required StoredChoices Store { get; init; }

    public required PluginFolders Folders { get; init; }

    /// <summary>Where traces go, when they go anywhere.</summary>
    public OtlpTraces? Traces { get; init; }

    public async ValueTask DisposeAsync()
    {
        // A start that failed may have asked a plugin for stored choices; it does not outlive the server either.
        Providers.AbortAll();
        await Providers.RetireAllAsync(TimeSpan.Zero);
        if (Traces is not null)
        {
            await Traces.DisposeAsync();
        }

        await Audit.DisposeAsync();
    }
}
