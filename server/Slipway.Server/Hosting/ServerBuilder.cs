using System.Net.Sockets;
using System.Security.Cryptography;
using Slipway.Sdk.Capabilities;
using Slipway.Server.Access;
using Slipway.Server.Auditing;
using Slipway.Server.Documents;
using Slipway.Server.Http;
using Slipway.Server.Logging;
using Slipway.Server.Providers;
using Slipway.Server.Routing;
using Slipway.Server.Secrets;
using Slipway.Server.Settings;
using Slipway.Server.Telemetry;

namespace Slipway.Server.Hosting;

/// <summary>Puts a server together from its composition and its environment.</summary>
internal static class ServerBuilder
{
    /// <summary>Reads the environment, opens what it names, and fills the providers.</summary>
    /// <exception cref="StartFailure">Something that the environment says is wrong.</exception>
    public static async Task<ServerHost> BuildAsync(ServerComposition composition, HostEnvironment environment, CancellationToken cancellationToken, bool checkOnly = false)
    {
        List<string> problems = [];
        var parts = CreateParts(composition, environment, checkOnly, problems);
        try
        {
            var selection = new ProviderSelection(
                parts.Providers, parts.Factory, parts.Store, parts.Settings, parts.Witness);
            problems.AddRange(selection.FillFromEnvironment());
            if (problems.Count > 0)
            {
                throw new StartFailure(problems);
            }

            await selection.FillFromStoreAsync(cancellationToken);
            foreach (var slot in parts.Providers.All)
            {
                if (slot.Provider?.Program is { } program)
                {
                    parts.Folders.AddFolderOf(program);
                }
            }

            var phase = new ServerPhase();
            return new ServerHost(parts, CreateListener(parts), phase, CreateApplication(parts, phase));
        }
        catch
        {
            await parts.DisposeAsync();
            throw;
        }
    }

    // With problems the parts serve only to find more of them: nothing is opened or sent.
    private static ServerParts CreateParts(ServerComposition composition, HostEnvironment environment, bool checkOnly, List<string> problems)
    {
        IReadOnlyList<Capability> capabilities = [.. composition.Apis.Select(api => api.Capability)];
        var (settings, settingsProblems) = SettingsReader.Read(environment.Variables, capabilities);

        var log = new LineLog(environment.OpenStandardError(), composition.Clock, settings.Logging.Level, settings.Logging.Format);
        foreach (var name in settings.Unknown)
        {
            log.Write(ServerLogLevel.Warning, "variable means nothing to this server", ("variable", name));
        }

        var (gatekeeper, tokenProblems) = Gatekeeper.Create(settings.BearerToken, settings.TokensFile, log, composition.Clock);
        var (catalog, catalogProblems) = ProviderCatalog.Create(composition.Plugins, SecretStores.All(log, settings.SecretKeys), capabilities);
        problems.AddRange([.. settingsProblems, .. tokenProblems, .. catalogProblems]);
        var audit = problems.Count > 0 ? new NoAudit() : OpenAudit(settings.Audit, environment, log);
        var providers = new ProviderSet(capabilities);
        var json = WireContracts.Create(composition.Apis, settings.Limits.Nesting);
        var secretTimeout = settings.Capabilities[providers.Secrets.Capability.Name].Timeout ?? TimeSpan.FromSeconds(15);
        return new ServerParts
        {
            Composition = composition,
            Settings = settings,
            Log = log,
            Json = json,
            Audit = audit,
            // Who only checks opens the audit trail, and takes nothing into service that would belong there.
            Witness = new SelectionWitness(checkOnly ? new NoAudit() : audit, log, composition.Clock),
            Gatekeeper = gatekeeper!,
            Catalog = catalog,
            Providers = providers,
            Factory = CreateFactory(composition, settings, catalog, audit, log),
            Store = new StoredChoices(providers.Secrets, json.Lenient, secretTimeout, composition.Clock),
            Folders = new PluginFolders(settings.Plugins),
            Traces = settings.Traces is { } traces && problems.Count == 0 ? new OtlpTraces(traces, log) : null,
        };
    }

    private static ProviderFactory CreateFactory(
        ServerComposition composition, ServerSettings settings, ProviderCatalog catalog, IAuditSink audit, IServerLog log) => new(
        catalog,
        new StdioStarter(settings, audit, log, composition.Clock),
        new UpstreamClients(settings.Plugins.EnforceEgress, composition.Identity.ServerVersion),
        log,
        composition.Clock);

    private static IAuditSink OpenAudit(AuditTarget target, HostEnvironment environment, IServerLog log)
    {
        try
        {
            return AuditSinks.Open(target, environment.OpenStandardError, log);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StartFailure($"{Variables.Audit.Name}: {exception.Message}");
        }
    }

    private static WebListener CreateListener(ServerParts parts)
    {
        try
        {
            var tls = parts.Settings.Tls is { } files ? new TlsConnections(files, parts.Log, parts.Composition.Clock) : null;
            return new WebListener(parts.Settings.Address, parts.Settings.Limits, tls, parts.Log);
        }
        catch (Exception exception) when (exception is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new StartFailure($"{Variables.TlsCertificate.Name} or {Variables.TlsKey.Name}: {exception.Message}");
        }
        catch (SocketException exception)
        {
            throw new StartFailure($"{Variables.Address.Name}: {exception.Message}");
        }
    }

    private static IEnumerable<SystemRoute> Documents(ServerParts parts, IReadOnlyList<BoundApi> apis) =>
    [
        new SystemRoute("/plugins", Scope.Read, new PluginList(parts).SendAsync),
        new SystemRoute("/metrics", Scope.Read, new MetricsPage(parts, apis, parts.Composition.Clock.GetUtcNow()).SendAsync),
        new SystemRoute("/openapi/v1.json", Scope.Read, new OpenApiDocument(parts, apis).SendAsync),
    ];

    private static ApiApplication CreateApplication(ServerParts parts, ServerPhase phase)
    {
        var clock = parts.Composition.Clock;
        var apis = ApiBinding.Bind(parts);
        var bodies = new BodyReader(parts.Settings.Limits, clock);
        var gate = new ApiGate(parts.Gatekeeper, parts.Settings.Cors, parts.Audit, parts.Log, clock);
        var configuration = new ProviderConfiguration(parts.Providers, parts.Factory, parts.Store, parts.Folders, parts.Witness, parts.Log);
        return new ApiApplication(
            new Router(apis),
            [.. new StatusRoutes(phase, parts.Providers).All, .. Documents(parts, apis)],
            new ProviderRoutes(parts.Composition.Apis, parts.Catalog, configuration, bodies, gate, parts.Audit),
            new OperationHandler(parts.Json, bodies, new OperationRecorder(parts.Audit, parts.Log, clock), clock),
            gate,
            parts.Settings.Limits.BodyTimeout);
    }
}
