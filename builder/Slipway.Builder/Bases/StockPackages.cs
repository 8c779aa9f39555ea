using System.IO.Compression;
using System.Security;
using System.Text;
using System.Text.Json;
using Slipway.Builder.Generation;
using Slipway.Builder.Locking;
using Slipway.Builder.Manifest;
using Slipway.Builder.Packages;
using Slipway.Builder.Pipeline;
using Slipway.Builder.Resolution;

namespace Slipway.Builder.Bases;

/// <summary>
/// The packages of a stock server image, made again from its layers: whoever has the image needs no feed that has the server.
/// They hold what the image holds, so the server's layer comes out with the digest that it has there, and the compiler sees what will run.
/// </summary>
internal static class StockPackages
{
    /// <summary>How a lock names the place that they came from.</summary>
    public const string FeedName = "the-base-image";

    // Zip archives know no earlier time.
    private static readonly DateTimeOffset Time = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Whether the bases are servers of the version that the manifest means; another version comes from a feed.</summary>
    public static bool Fit(ServerManifest manifest, IReadOnlyList<FoundBase> bases) =>
        bases.Count > 0 && bases.All(one => one.Labels.GetValueOrDefault(CompositionFacts.ServerVersion) == manifest.Base.Server?.Value.ToString());

    /// <summary>Adds the packages to the feeds, each tied to this origin; null when a diagnostic of severity error was added.</summary>
    public static async Task<FeedConfiguration?> AddAsync(
        FeedConfiguration feeds, ServerManifest manifest, IReadOnlyList<FoundBase> bases, BuildContext context, CancellationToken token)
    {
        var folder = Path.Combine(context.WorkFolder, "stock");
        if (!Fit(manifest, bases))
        {
            return feeds;
        }

        if (await WriteAsync(bases, folder, manifest, context, token) is not { } written)
        {
            return null;
        }

        IReadOnlyList<Feed> all = [.. feeds.Feeds, new Feed(FeedName, folder)];
        return written.Count == 0 ? feeds : new FeedConfiguration(all, written.Aggregate(feeds.Mapping, (mapping, id) => mapping.Pin(id, FeedName, all)));
    }

    /// <summary>Puts the packages that a lock has from its base into the store, where they are missing; false when a diagnostic of severity error was added.</summary>
    public static async Task<bool> RestoreAsync(
        ServerLock value, ServerManifest manifest, (IReadOnlyList<FoundBase> Bases, PackageStore Store) from, BuildContext context, CancellationToken token)
    {
        foreach (var package in value.Packages.Where(package => package.Feed == FeedName))
        {
            if (await from.Store.HasAsync(Sha512Hash.Parse(package.Sha512), token))
            {
                continue;
            }

            var folder = Path.Combine(context.WorkFolder, "stock");
            if (await WriteAsync(from.Bases, folder, manifest, context, token) is not { } written)
            {
                return false;
            }

            foreach (var file in written.Count == 0 ? [] : Directory.GetFiles(folder))
            {
                await from.Store.AddAsync(file, token);
            }

            break;
        }

        return true;
    }

    // The ids of what was written; none where the image cannot be taken apart, for then only a feed can have the server.
    private static async Task<IReadOnlyList<PackageId>?> WriteAsync(
        IReadOnlyList<FoundBase> bases, string folder, ServerManifest manifest, BuildContext context, CancellationToken token)
    {
        var packages = new SortedDictionary<PackageId, StockPackage>();
        foreach (var found in bases)
        {
            var read = await found.ReadAsync(token);
            BaseFinder.Report(read.Problems, manifest, context);
            if (!read.Ok)
            {
                return null;
            }

            try
            {
                foreach (var package in await StockServer.ReadAsync(read.Value, token))
                {
                    // What a package has for one platform only, the image for another platform does not hold.
                    packages[package.Id] = packages.TryGetValue(package.Id, out var known) ? known.With(package.Files) : package;
                }
            }
            catch (Exception exception) when (exception is JsonException or InvalidDataException or FormatException or InvalidOperationException)
            {
                return [];
            }
        }

        Directory.CreateDirectory(folder);
        foreach (var package in packages.Values)
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, $"{package.Id}.{package.Version}.nupkg"), Bytes(package), token);
        }

        return [.. packages.Keys];
    }

    // The same bytes wherever it is written: stored, in the order of names, at a fixed time.
    private static byte[] Bytes(StockPackage package)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, content) in package.Files.Prepend(new($"{package.Id}.nuspec", Encoding.UTF8.GetBytes(Nuspec(package)))))
            {
                var entry = archive.CreateEntry(path, CompressionLevel.NoCompression);
                entry.LastWriteTime = Time;
                using var target = entry.Open();
                target.Write(content);
            }
        }

        return stream.ToArray();
    }

    private static string Nuspec(StockPackage package)
    {
        var needs = string.Concat(package.Dependencies.Select(need => $"""<dependency id="{need.Id}" version="{SecurityElement.Escape(need.Version)}" />"""));
        return $"""
            <?xml version="1.0" encoding="utf-8"?>
            <package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd"><metadata><id>{package.Id}</id><version>{SecurityElement.Escape(package.Version)}</version><authors>{FeedName}</authors><description>Taken from a server image.</description><dependencies><group targetFramework="net10.0">{needs}</group></dependencies></metadata></package>

            """.ReplaceLineEndings("\n");
    }
}
