using System.Collections.Frozen;
using System.Text.Json;
using Slipway.Sdk.Capabilities;
using Slipway.Sdk.Configuration;
using Slipway.Sdk.Plugins;
using Slipway.Server.Auditing;
using Slipway.Server.Logging;
using Slipway.Server.Transports;

namespace Slipway.Server.Providers;

/// <summary>Makes providers from choices: compiled-in ones by name, stdio plugins by path.</summary>
internal sealed class ProviderFactory(ProviderCatalog catalog, IPluginStarter plugins, IUpstreamClients clients, IServerLog log, TimeProvider clock)
{
    /// <summary>Everything that is wrong with a choice, found without making the provider.</summary>
    public IReadOnlyList<string> Check(Capability capability, ProviderChoice choice)
    {
        if (choice.Plugin is { } program)
        {
            return PluginPath.IsReserved(program) ? [$"{program} is an address; plugins are given by path or by a name on PATH"] : [];
        }

        if (catalog.Find(capability.Name, choice.Provider) is not { } found)
        {
            return [$"{capability.Name} provider {choice.Provider} not registered"];
        }

        return [.. found.Registration.Validate(choice.Config).Select(problem => $"{capability.Name} provider {choice.Provider}: {problem}")];
    }

    /// <summary>The provider, ready to be called.</summary>
    /// <exception cref="ProviderChoiceException">The choice is wrong.</exception>
    public ActiveProvider Create(Capability capability, ProviderChoice choice)
    {
        var problems = Check(capability, choice);
        if (problems.Count > 0)
        {
            throw new ProviderChoiceException(problems);
        }

        return choice.Plugin is null ? CreateCompiled(capability, choice) : CreatePlugin(capability, choice, choice.Plugin);
    }

    private ActiveProvider CreateCompiled(Capability capability, ProviderChoice choice)
    {
        var (registration, plugin) = catalog.Find(capability.Name, choice.Provider)!;
        var context = new ProviderContext(() => clients.Create(plugin, choice.Config))
        {
            Capability = capability.Name,
            Provider = registration.Name,
            Log = new ProviderLog(log, capability.Name, registration.Name),
            Clock = clock,
        };
        try
        {
            return new ActiveProvider(new InProcessTransport(registration.Create(choice.Config, context)))
            {
                Name = registration.Name,
                Plugin = plugin,
                Operations = registration.Operations.Select(operation => $"{capability.Name}.{operation}").ToFrozenSet(StringComparer.Ordinal),
                Configuration = JsonBytes(choice.Config),
                Audited = new AuditedProvider(registration.Name, plugin?.Name, plugin?.Version, plugin?.PackageHash),
            };
        }
        catch (ConfigurationException exception)
        {
            throw new ProviderChoiceException([.. exception.Problems.Select(problem => $"{capability.Name} provider {choice.Provider}: {problem}")]);
        }
#pragma warning disable CA1031 // Whatever a plugin's constructor throws is said as what it is: a provider that cannot be had.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            log.Write(ServerLogLevel.Error, "a provider cannot be made", ("capability", capability.Name), ("provider", choice.Provider), ("exception", exception.ToString()));
            throw new ProviderChoiceException([$"{capability.Name} provider {choice.Provider}: cannot be made ({exception.GetType().Name}); the log has more"]);
        }
    }

    private ActiveProvider CreatePlugin(Capability capability, ProviderChoice choice, string program)
    {
        var name = Path.GetFileName(program);
        return new ActiveProvider(plugins.Start(capability, program))
        {
            Name = choice.Provider.Length == 0 ? name : choice.Provider,
            Program = program,
            Configuration = JsonBytes(choice.Config),
            Audited = new AuditedProvider(choice.Provider.Length == 0 ? name : choice.Provider, name, null, null),
        };
    }

    // One line, whatever the operator wrote: plugins read a request as a line.
    private static byte[] JsonBytes(JsonElement config)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { MaxDepth = 1001 }))
        {
            config.WriteTo(writer);
        }

        return stream.ToArray();
    }
}
