using System.IO.Compression;
using Slipway.Builder.Compilation;
using Slipway.Builder.Packages;
using Slipway.Builder.Packing;
using Slipway.Builder.Resolution;
using Slipway.Conformance.Fixtures;
using Slipway.Conformance.Launching;
using Slipway.Conformance.Running;
using Slipway.Metadata.Diagnostics;

namespace Slipway.Cli.Conforming;

/// <summary>A compiled server, started as a program of this machine and tried with the fixtures that its plugins ship.</summary>
internal static class CompiledSubject
{
    /// <summary>Writes the application into a folder; null after problems were added.</summary>
    /// <param name="compiled">The server.</param>
    /// <param name="application">A folder that is not there yet.</param>
    /// <param name="edge">The process around.</param>
    /// <param name="bag">Where problems go.</param>
    /// <param name="isOfOnePlugin">Whether the server is there for its one plugin, whose name the subject then has.</param>
    public static OpenedSubject? Of(CompiledServer compiled, string application, Edge edge, DiagnosticBag bag, bool isOfOnePlugin)
    {
        ApplicationFolder.Write(compiled, application);
        var resolved = compiled.Generated.Resolved;
        // The first provider of a capability serves it: the first that the manifest names, not that of the first name.
        var order = resolved.Manifest.Plugins.Select(plugin => plugin.Module.Value).ToList();
        var plugins = resolved.Plugins.Where(plugin => plugin.Manifest is not null)
            .OrderBy(plugin => order.IndexOf(plugin.Package.Id)).ToList();
        var fixtures = MergedFixtures.Of([.. plugins.Select(plugin => (plugin.Id, Fixtures(plugin, resolved.Store, bag)))], bag);
        return bag.HasErrors ? null : new OpenedSubject(new ConformanceSubject
        {
            Name = isOfOnePlugin ? $"{plugins[0].Id} {plugins[0].Manifest!.Version}" : $"{resolved.Manifest.Name} {resolved.Manifest.Version}",
            Profile = ConformanceProfile.Plugin,
            Launcher = new ProgramLauncher(
                Path.Combine(edge.DotnetRoot(), "dotnet"), [Path.Combine(application, compiled.Generated.AssemblyName + ".dll")], ImageSubject.OnPath(edge, "unshare")),
            Fixtures = fixtures,
            Digests =
            [
                .. plugins.Select(plugin => new ReportedSubject($"plugin {plugin.Id} {plugin.Manifest!.Version}", $"sha512:{plugin.Package.ContentHash}")),
                new ReportedSubject("server", $"sha256:{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(compiled.Assembly.Span))}"),
            ],
            Server = new ReportedServer(resolved.Lock.Server, resolved.ServerPackage is { } server ? $"sha512:{server.ContentHash}" : null),
            ExpectedPlugins = [.. plugins.Select(plugin => $"{plugin.Id} {plugin.Manifest!.Version}")],
            Scopes = plugins.SelectMany(plugin => plugin.Manifest!.Providers).DistinctBy(provider => (provider.Capability, provider.Name))
                .ToDictionary(provider => $"{provider.Capability}/{provider.Name}", provider => provider.Scope),
            Clock = edge.Clock,
        });
    }

    private static PluginFixtures Fixtures(ResolvedPlugin plugin, PackageStore store, DiagnosticBag bag)
    {
        using var archive = ZipFile.OpenRead(store.PathOf(Sha512Hash.Parse(plugin.Package.Sha512)));
        return PluginFixtures.Read(file => Entry(archive, $"{PluginFixtures.Folder}/{file}"), $"{plugin.Id}/{PluginFixtures.Folder}", bag);
    }

    private static byte[]? Entry(ZipArchive archive, string path)
    {
        if (archive.GetEntry(path) is not { } entry)
        {
            return null;
        }

        using var stream = entry.Open();
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
