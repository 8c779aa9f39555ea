using System.Collections;
using System.Reflection;
using Slipway.Sdk.Plugins;
using Slipway.Server.Commands;
using Slipway.Server.Hosting;

namespace Slipway.Server;

/// <summary>The entry of an ops server: a program with its plugins calls it and returns its exit code.</summary>
public static class OpsServer
{
    /// <summary>Runs the server until it is told to stop, or does what the arguments say.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="plugins">The plugins that are compiled in.</param>
    public static Task<int> RunAsync(string[] arguments, IReadOnlyList<CompiledPlugin> plugins)
    {
        var composition = new ServerComposition
        {
            Plugins = plugins,
            Identity = ServerIdentity.Of(Assembly.GetEntryAssembly()),
        };
        return CommandLine.RunAsync(arguments, composition, FromOperatingSystem());
    }

#pragma warning disable RS0030 // The edge: environment and console are read here and nowhere below.
    private static HostEnvironment FromOperatingSystem() => new()
    {
        Variables = ReadVariables(),
        OpenStandardError = Console.OpenStandardError,
        Output = Console.Out,
        Error = Console.Error,
    };

    private static Dictionary<string, string> ReadVariables()
    {
        Dictionary<string, string> variables = new(StringComparer.Ordinal);
        foreach (DictionaryEntry entry in Environment.GetEnvironmentVariables())
        {
            variables[(string)entry.Key] = (string?)entry.Value ?? "";
        }

        return variables;
    }
#pragma warning restore RS0030
}
