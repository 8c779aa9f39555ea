using Slipway.Builder.Inspection;
using Slipway.Cli.Manifests;

namespace Slipway.Cli.Origins;

/// <summary>A server that lists its plugins.</summary>
internal static class ListedServer
{
    private const string VersionFact = "version";

    /// <param name="server">What it lists.</param>
    /// <param name="package">The version of Slipway.Server in it; null where it does not say.</param>
    public static Origin Of(InspectedServer server, string? package)
    {
        var compiled = server.Plugins.Where(plugin => plugin.Package.Length > 0 && plugin.Version.Length > 0).ToList();
        return new Origin
        {
            Server = package,
            Version = server.Facts.FirstOrDefault(fact => fact.Key == VersionFact).Value,
            Plugins = [.. compiled.Select(plugin => new ChosenPlugin(plugin.Id.Split('/')[^1], plugin.Package, plugin.Version))],
            Left =
            [
                .. package is null ? ["the server does not say which Slipway.Server it has: correct spec.base.server"] : Array.Empty<string>(),
                .. server.Plugins.Except(compiled).Select(plugin => $"{plugin.Id} ({string.Join(", ", plugin.Providers)}) is a program: add it to spec.stdioPlugins, with its file and SHA-256"),
            ],
        };
    }
}
