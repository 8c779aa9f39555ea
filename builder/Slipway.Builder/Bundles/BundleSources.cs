using Slipway.Builder.Bases;
using Slipway.Builder.Evidence.Signing;
using Slipway.Builder.Locking;
using Slipway.Builder.Manifest;
using Slipway.Builder.Packages;
using Slipway.Builder.Resolution;
using Slipway.Metadata.Diagnostics;
using Slipway.Trust.Advisories.Indexing;

namespace Slipway.Builder.Bundles;

/// <summary>Gathers the files of a bundle: all that a locked build of a manifest reads, but for the images.</summary>
internal static class BundleSources
{
    /// <summary>The files in the order of their paths; null when a diagnostic of severity error was added.</summary>
    public static IReadOnlyList<SourceFile>? Gather(ResolvedServer resolved, string? advisories, DiagnosticBag problems)
    {
        var before = problems.HasErrors;
        var named = new NamedFiles(problems);
        var manifest = resolved.Manifest;
        named.Add(BundleRole.Manifest, manifest.File);
        named.Add(BundleRole.Lock, LockFile.PathFor(manifest));
        AddPolicy(resolved, named);
        AddFeeds(resolved, named);
        AddSignatures(resolved, named);
        AddBase(manifest, named);
        foreach (var program in manifest.StdioPlugins)
        {
            Add(named, BundleRole.Program, manifest.Folder, program.File);
        }

        if (manifest.Index is { } index && named.Resolve(manifest.Folder, index) is { } folder)
        {
            named.AddFolder(BundleRole.Index, folder, index.Position);
        }

        return problems.HasErrors && !before
            ? null
            : [.. named.LaidOut().Concat(Packages(resolved)).Concat(advisories is null ? [] : Advisories(advisories)).OrderBy(file => file.Path, StringComparer.Ordinal)];
    }

    /// <summary>The names of feeds in the lock that neither the manifest nor the base gave.</summary>
    public static IReadOnlyList<string> ConfiguredFeeds(ResolvedServer resolved) =>
    [
        .. resolved.Lock.Packages.Select(package => package.Feed)
            .Except(resolved.Manifest.Feeds.Select(feed => feed.Value).Append(StockPackages.FeedName), StringComparer.Ordinal)
            .Except(resolved.Manifest.Plugins.Select(plugin => plugin.LocalPath?.Value).OfType<string>(), StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
    ];

    private static void Add(NamedFiles named, string role, string folder, Located<string> written)
    {
        if (named.Resolve(folder, written) is { } file)
        {
            named.Add(role, file);
        }
    }

    private static void AddPolicy(ResolvedServer resolved, NamedFiles named)
    {
        if (resolved.Manifest.Policy is not { } written || named.Resolve(resolved.Manifest.Folder, written) is not { } policy)
        {
            return;
        }

        named.Add(BundleRole.Policy, policy);
        foreach (var file in resolved.Policy.Files)
        {
            Add(named, BundleRole.Trust, Path.GetDirectoryName(policy)!, file);
        }
    }

    // Where a manifest names a folder of packages, a folder of packages has to be, whether a locked build opens one or not; with them
    // `slipway lock` works there, too.
    private static void AddFeeds(ResolvedServer resolved, NamedFiles named)
    {
        var manifest = resolved.Manifest;
        foreach (var written in manifest.Feeds.Where(feed => !feed.Value.Contains("://", StringComparison.Ordinal) || FeedNames.IsOfThisMachine(feed.Value))
            .Concat(manifest.Plugins.Select(plugin => plugin.LocalPath).OfType<Located<string>>()).DistinctBy(one => one.Value, StringComparer.Ordinal))
        {
            if (named.Resolve(manifest.Folder, written) is not { } place)
            {
                continue;
            }

            if (File.Exists(place))
            {
                named.Add(BundleRole.Feed, place);
                continue;
            }

            foreach (var package in resolved.Lock.Packages)
            {
                named.AddAt(BundleRole.Feed, Path.Combine(place, FileOf(package)), StoredAt(resolved, package));
            }
        }
    }

    // Beside the manifest they are found wherever they came from.
    private static void AddSignatures(ResolvedServer resolved, NamedFiles named)
    {
        var manifest = resolved.Manifest;
        foreach (var package in manifest.Plugins.SelectMany(plugin => resolved.Lock.Packages.Where(package => package.Id == plugin.Module.Value)))
        {
            if (PackageSignatures.FilesOf(manifest, package).FirstOrDefault() is { } file)
            {
                named.AddAt(BundleRole.Signature, Path.Combine(manifest.Folder, PackageSignatures.Folder, Path.GetFileName(file)), file);
            }
        }
    }

    private static void AddBase(ServerManifest manifest, NamedFiles named)
    {
        if (!LocalBases.Has(manifest)
            || named.Resolve(manifest.Folder, manifest.Base.Image with { Value = LocalBases.PathIn(manifest.Base.Image.Value) }) is not { } place)
        {
            return;
        }

        if (Directory.Exists(place))
        {
            named.AddFolder(BundleRole.Base, place, manifest.Base.Image.Position);
        }
        else
        {
            named.Add(BundleRole.Base, place);
        }
    }

    private static IEnumerable<SourceFile> Packages(ResolvedServer resolved) => resolved.Lock.Packages.Select(package =>
        new SourceFile($"{BundleNames.PackagesFolder}/{FileOf(package)}", BundleRole.Package, StoredAt(resolved, package))
        {
            Package = new BundledPackage(package.Id.ToString(), package.Version, package.ContentHash),
        });

    private static string FileOf(ResolvedPackage package) => $"{package.Id}.{package.Version}.nupkg";

    private static string StoredAt(ResolvedServer resolved, ResolvedPackage package) => resolved.Store.PathOf(Sha512Hash.Parse(package.Sha512));

    private static IEnumerable<SourceFile> Advisories(string folder) =>
        from source in AdvisorySource.In(folder)
        from file in source.Kind == AdvisorySourceKind.OsvFolder ? Directory.GetFiles(source.Path, "*.json", SearchOption.AllDirectories) : [source.Path]
        select new SourceFile($"{BundleNames.AdvisoriesFolder}/{Path.GetRelativePath(folder, file)}", BundleRole.Advisories, file)
        {
            // A page of a NuGet feed says of no weakness when it became known: how old a database of them is is told by its files.
            Modified = source.Kind == AdvisorySourceKind.NuGetPage ? new DateTimeOffset(File.GetLastWriteTimeUtc(file)).ToUnixTimeSeconds() : null,
        };
}
