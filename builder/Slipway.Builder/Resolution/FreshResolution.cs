using Slipway.Builder.Locking;
using Slipway.Builder.Manifest;
using Slipway.Builder.Pipeline;
using Slipway.Metadata;

namespace Slipway.Builder.Resolution;

/// <summary>Resolves a manifest's packages from its feeds, and writes down what was chosen.</summary>
internal static class FreshResolution
{
    /// <summary>The package that is the server.</summary>
    public static PackageId ServerPackage { get; } = PackageId.Parse("Slipway.Server");

    /// <summary>What plugins compile against.</summary>
    public static PackageId SdkPackage { get; } = PackageId.Parse("Slipway.Sdk");

    /// <summary>The lock, or null when a diagnostic of severity error was added.</summary>
    public static async Task<ServerLock?> ResolveAsync(
        ServerManifest manifest, ResolverTools tools, BuildContext context, CancellationToken token)
    {
        var work = Directory.CreateDirectory(Path.Combine(context.WorkFolder, "resolve")).FullName;
        var folders = new ResolverFolders(work, Path.Combine(context.CacheFolder, "fetched"), tools.Store);
        return ManifestFeeds.Of(manifest, work, context.Diagnostics) is { } feeds
            ? await ResolveAsync(manifest, new Setting(folders, tools.Packs, feeds), context, token)
            : null;
    }

    private static async Task<ServerLock?> ResolveAsync(
        ServerManifest manifest, Setting setting, BuildContext context, CancellationToken token)
    {
        var bag = context.Diagnostics;
        var server = new RequestedPackage(
            ServerPackage, PackageVersion.Normal(manifest.Base.Server!.Value.ToString()), "the server", manifest.Base.ServerPosition);
        var alone = new ResolutionRequest
        {
            Packages = [server],
            Feeds = setting.Feeds.Feeds,
            Mapping = setting.Feeds.Mapping,
            Offline = context.Offline,
        };
        var released = await context.Steps.MeasureAsync(BuildStage.Resolve, "the server's own packages", () => PackageResolver.ResolveAsync(alone, setting.Folders, setting.Packs, bag, token));
        var whole = alone with { Packages = [server, .. manifest.Plugins.Select(Requested)], Pins = [.. manifest.Overrides.Select(Pinned)] };
        var closure = await context.Steps.MeasureAsync(BuildStage.Resolve, "all packages", () => PackageResolver.ResolveAsync(whole, setting.Folders, setting.Packs, bag, token));
        if (released is null || closure is null)
        {
            return null;
        }

        var packages = ServerClosure.Assign(closure.Packages, released.Packages, manifest, bag);
        ClosureChecks.Report(packages, manifest, bag);
        await FeedComparison.ReportAsync(packages, whole, setting.Folders, bag, token);
        return bag.HasErrors ? null : new ServerLock
        {
            Manifest = ManifestMeaning.DigestOf(manifest),
            FrameworkApi = manifest.Base.FrameworkApi?.Value ?? WellKnown.FrameworkApi,
            Server = server.Version,
            ReferencePacks = setting.Packs.Version,
            Slipway = context.ToolVersion,
            Packages = AssetConflicts.Resolve(packages, setting.Packs.Files, bag),
            Plugins = [],
            StdioPlugins = [.. manifest.StdioPlugins.OrderBy(plugin => plugin.Name, StringComparer.Ordinal).Select(Program)],
        };
    }

    private static RequestedPackage Requested(PluginRequest plugin) =>
        new(plugin.Module.Value, PackageVersion.Normal(plugin.Version.Value.ToString()), plugin.Subject, plugin.Version.Position);

    private static RequestedPackage Pinned(PackagePin pin) =>
        new(pin.Module.Value, PackageVersion.Normal(pin.Version.Value.ToString()), $"the override of {pin.Module.Value}", pin.Version.Position);

    private static LockedProgram Program(StdioPlugin plugin) =>
        new(plugin.Name, plugin.Capability, plugin.Sha256.Value, plugin.Platform?.Value.ToString());

    private sealed record Setting(ResolverFolders Folders, FrameworkPacks Packs, FeedConfiguration Feeds);
}
