using NuGet.Packaging.Core;
using Slipway.Builder.Bases;
using Slipway.Builder.Caching;
using Slipway.Builder.Curation;
using Slipway.Builder.Locking;
using Slipway.Builder.Manifest;
using Slipway.Builder.Packages;
using Slipway.Builder.Pipeline;
using Slipway.Images;
using Slipway.Metadata;
using Slipway.Metadata.Diagnostics;

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
        ServerManifest manifest, IReadOnlyList<FoundBase> bases, ResolverTools tools, BuildContext context, CancellationToken token)
    {
        var work = Directory.CreateDirectory(Path.Combine(context.WorkFolder, "resolve")).FullName;
        // What a feed delivered of the server must not stand in for what the base holds of it, so the two are kept apart.
        var fetched = StockPackages.Fit(manifest, bases) ? BuildCache.FetchedBesideStock : BuildCache.Fetched;
        var folders = new ResolverFolders(work, Path.Combine(context.CacheFolder, fetched), tools.Store, context.Memory);
        return ManifestFeeds.Of(manifest, work, context.Diagnostics) is { } configured
            && await StockPackages.AddAsync(configured, manifest, bases, context, token) is { } feeds
            ? await OrSayWhatIsDamagedAsync(feeds, context, () => ResolveAsync(manifest, new Setting(folders, tools.Facts, feeds), context, token))
            : null;
    }

    private static async Task<ServerLock?> OrSayWhatIsDamagedAsync(FeedConfiguration feeds, BuildContext context, Func<Task<ServerLock?>> resolve)
    {
        try
        {
            return await resolve();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException or PackagingException or NotSupportedException
            && DamagedPackages.In(feeds.Feeds) is { Count: > 0 } damaged)
        {
            context.Diagnostics.AddRange(damaged);
            return null;
        }
        catch (Exception exception) when (exception is InvalidDataException or PackagingException or NotSupportedException)
        {
            context.Diagnostics.Add(PackageRules.Refused.At(null, $"a package that a feed delivered cannot be used: {exception.Message.TrimEnd('.')}", "have it published again, or take another version"));
            return null;
        }
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
            KnownPackages = [.. CuratedIndex.For(manifest, context, new DiagnosticBag())?.Index.Entries.Select(entry => entry.Module) ?? []],
        };
        var released = await context.Steps.MeasureAsync(BuildStage.Resolve, "the server's own packages", () => ReleasedAsync(alone, setting, bag, token));
        var whole = alone with { Packages = [server, .. manifest.Plugins.Select(Requested)], Pins = [.. manifest.Overrides.Select(Pinned)] };
        if (released is null || await ClosuresAsync(whole, manifest, setting, context, token) is not { } closures)
        {
            return null;
        }

        PlatformVariants.Report(closures, manifest.WantedPlatforms, manifest, bag);
        var own = released.Packages.Select(package => package.Id).ToHashSet();
        List<(Platform, IReadOnlyList<ResolvedPackage>)> kept = [];
        foreach (var (platform, chosen) in closures.Where(closure => manifest.WantedPlatforms.Contains(closure.Platform)))
        {
            kept.Add((platform, await SayOnceAsync(bag, said => Task.FromResult(AssetConflicts.Resolve(chosen, own, setting.Facts.Files, said)))));
        }

        var packages = ServerClosure.Assign(PlatformVariants.Merge(kept), released.Packages, manifest, bag);
        ClosureChecks.Report(packages, manifest, bag);
        await FeedComparison.ReportAsync(packages, whole, setting.Folders, bag, token);
        return bag.HasErrors ? null : new ServerLock
        {
            Manifest = ManifestMeaning.DigestOf(manifest),
            ManifestParts = ManifestMeaning.PartsOf(manifest),
            FrameworkApi = manifest.Base.FrameworkApi?.Value ?? WellKnown.FrameworkApi,
            Server = server.Version,
            ReferencePacks = setting.Facts.Version,
            Slipway = context.ToolVersion,
            Packages = packages,
            Plugins = [],
            StdioPlugins = [.. manifest.StdioPlugins.OrderBy(plugin => plugin.Name, StringComparer.Ordinal).Select(Program)],
        };
    }

    // Every server of a version is released with the same packages, whatever plugins join it.
    private static async Task<ResolvedClosure?> ReleasedAsync(ResolutionRequest alone, Setting setting, DiagnosticBag bag, CancellationToken token)
    {
        var (closure, said) = await setting.Folders.Memory.Once(alone.Packages[0].Version, async _ =>
        {
            var apart = new DiagnosticBag();
            return (await PackageResolver.ResolveAsync(alone, setting.Folders, setting.Facts, apart, token), apart.Sorted());
        });
        bag.AddRange(said);
        return closure;
    }

    // One closure a platform. The one of linux/amd64 is always among them: what a package has for it alone is missing elsewhere.
    private static async Task<IReadOnlyList<(Platform Platform, IReadOnlyList<ResolvedPackage> Packages)>?> ClosuresAsync(
        ResolutionRequest request, ServerManifest manifest, Setting setting, BuildContext context, CancellationToken token)
    {
        List<(Platform, IReadOnlyList<ResolvedPackage>)> closures = [];
        foreach (var platform in manifest.WantedPlatforms.Append(Platform.LinuxAmd64).Distinct())
        {
            var asked = request with { RuntimeIdentifier = RuntimeIdentifiers.Of(platform) };
            var closure = await context.Steps.MeasureAsync(BuildStage.Resolve, closures.Count == 0 ? "all packages" : $"all packages for {platform}", () =>
                SayOnceAsync(context.Diagnostics, said => PackageResolver.ResolveAsync(asked, setting.Folders, setting.Facts, said, token)));
            if (closure is null)
            {
                return null;
            }

            closures.Add((platform, closure.Packages));
        }

        return closures;
    }

    // What is true of every platform is said for the first.
    private static async Task<T> SayOnceAsync<T>(DiagnosticBag bag, Func<DiagnosticBag, Task<T>> run)
    {
        var said = new DiagnosticBag();
        var made = await run(said);
        bag.AddRange(said.Sorted().Except(bag.Sorted()));
        return made;
    }

    private static RequestedPackage Requested(PluginRequest plugin) =>
        new(plugin.Module.Value, PackageVersion.Normal(plugin.Version.Value.ToString()), plugin.Subject, plugin.Version.Position) { IdPosition = plugin.Module.Position };

    private static RequestedPackage Pinned(PackagePin pin) =>
        new(pin.Module.Value, PackageVersion.Normal(pin.Version.Value.ToString()), $"the override of {pin.Module.Value}", pin.Version.Position) { IdPosition = pin.Module.Position };

    private static LockedProgram Program(StdioPlugin plugin) =>
        new(plugin.Name, plugin.Capability, plugin.Sha256.Value, plugin.Platform?.Value.ToString());

    private sealed record Setting(ResolverFolders Folders, FrameworkFacts Facts, FeedConfiguration Feeds);
}
