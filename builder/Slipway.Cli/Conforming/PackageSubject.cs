using System.IO.Compression;
using Slipway.Builder.Locking;
using Slipway.Builder.Manifest;
using Slipway.Builder.Packages;
using Slipway.Builder.Packing;
using Slipway.Builder.Pipeline;
using Slipway.Builder.Resolution;
using Slipway.Cli.Proving;
using Slipway.Cli.Verbs;
using Slipway.Conformance.Fixtures;
using Slipway.Conformance.Launching;
using Slipway.Conformance.Running;

namespace Slipway.Cli.Conforming;

/// <summary>Plugins in a server that is built around them, tried with the fixtures that they ship.</summary>
internal static class PackageSubject
{
    public static bool Is(string written, Edge edge) =>
        (PackageServer.IsMeant(written) || IsManifest(written)) && File.Exists(edge.PathOf(written));

    /// <summary>Builds the server; null after problems were told to the run.</summary>
    public static async Task<OpenedSubject?> BuildAsync(string written, VerbRun run, IReadOnlyList<string> feeds, CancellationToken token)
    {
        var context = run.Context(offline: false, locked: false, commit: null);
        var manifest = IsManifest(written) ? ManifestArgument.Read(run, written) : await AroundAsync(written, run, feeds, context, token);
        var outcome = manifest is null ? new BuildOutcome() : await VerbRun.PipelineAsync(manifest, BuildStage.Compile, context, token);
        if (outcome.Compiled is not { } compiled || run.Diagnostics.HasErrors)
        {
            return null;
        }

        var application = Path.Combine(run.WorkFolder, "app");
        ApplicationFolder.Write(compiled, application);
        var resolved = compiled.Generated.Resolved;
        var plugins = resolved.Plugins.Where(plugin => plugin.Manifest is not null).ToList();
        var fixtures = MergedFixtures.Of([.. plugins.Select(plugin => Fixtures(plugin, resolved.Store, run))]);
        return run.Diagnostics.HasErrors ? null : new OpenedSubject(new ConformanceSubject
        {
            Name = IsManifest(written) ? $"{resolved.Manifest.Name} {resolved.Manifest.Version}" : $"{plugins[0].Id} {plugins[0].Manifest!.Version}",
            Profile = ConformanceProfile.Plugin,
            Launcher = new ProgramLauncher(
                Path.Combine(run.Edge.DotnetRoot(), "dotnet"), [Path.Combine(application, compiled.Generated.AssemblyName + ".dll")], ImageSubject.OnPath(run.Edge, "unshare")),
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
            Clock = run.Edge.Clock,
        });
    }

    private static bool IsManifest(string written) => Path.GetExtension(written) is ".yaml" or ".yml";

    private static async Task<ServerManifest?> AroundAsync(string written, VerbRun run, IReadOnlyList<string> feeds, BuildContext context, CancellationToken token)
    {
        if (await PackageServer.ResolveAsync(written, run, feeds, context, token) is not { } server)
        {
            return null;
        }

        LockFile.Write(LockFile.PathFor(server.Manifest), server.Resolved.Lock);
        return server.Manifest;
    }

    private static PluginFixtures Fixtures(ResolvedPlugin plugin, PackageStore store, VerbRun run)
    {
        using var archive = ZipFile.OpenRead(store.PathOf(Sha512Hash.Parse(plugin.Package.Sha512)));
        return PluginFixtures.Read(file => Entry(archive, $"{PluginFixtures.Folder}/{file}"), $"{plugin.Id}/{PluginFixtures.Folder}", run.Diagnostics);
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
