using System.Collections.Immutable;
using Slipway.Images.Caching;
using Slipway.Images.Composition;
using Slipway.Images.Layers;

namespace Slipway.Images.Host;

/// <summary>
/// The base <c>host</c>: an image of the building machine's own .NET and the system libraries that it needs, made
/// without a network. A developer's default; a release policy may refuse it.
/// </summary>
public sealed class HostBase
{
    // Fast rather than small: docs/adr/0008. Part of the layers' cache keys.
    private const int FastLevel = 1;

    private HostBase(Image image, IReadOnlyList<HostFile> files, bool fromCache) => (Image, Files, FromCache) = (image, files, fromCache);

    /// <summary>The base as an image of two layers: the system's and .NET's.</summary>
    public Image Image { get; }

    /// <summary>Every file that was copied from this machine, by its path in the image.</summary>
    public IReadOnlyList<HostFile> Files { get; }

    /// <summary>Whether both layers came from the cache.</summary>
    public bool FromCache { get; }

    /// <summary>Builds the layers of a plan, or takes them from the cache, and composes the image.</summary>
    public static async Task<HostBase> BuildAsync(HostPlan plan, LayerCache cache, LayerOptions options, CancellationToken token)
    {
        var listing = options with { HashFiles = true, CompressionLevel = Math.Min(options.CompressionLevel, FastLevel) };
        var system = await cache.GetOrBuildAsync($"host-system/{TreeStamp.Of(plan.System)}", () => plan.System, listing, token);
        var dotnet = await cache.GetOrBuildAsync($"host-dotnet/{TreeStamp.Of(plan.Dotnet)}", () => plan.Dotnet, listing, token);
        var image = ImageComposer.Compose(
            null,
            [
                new AddedLayer(system.Layer, "slipway: host base, system libraries"),
                new AddedLayer(dotnet.Layer, "slipway: host base, .NET"),
            ],
            Edits(plan, options.Time));
        return new HostBase(
            image, [.. FilesOf(plan.System, system.Layer), .. FilesOf(plan.Dotnet, dotnet.Layer)], system.Hit && dotnet.Hit);
    }

    private static ImageEdits Edits(HostPlan plan, DateTimeOffset created) => new()
    {
        Created = created,
        Platform = plan.Platform,
        User = plan.UserId.ToString(System.Globalization.CultureInfo.InvariantCulture),
        Env =
        [
            new("PATH", HostPaths.SearchPath),
            new("DOTNET_ROOT", "/" + HostPaths.Dotnet),
            new("DOTNET_RUNNING_IN_CONTAINER", "true"),
            // There is no ICU in the image.
            new("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "1"),
            // Where OpenSSL looks by itself differs by distribution.
            new("SSL_CERT_FILE", "/" + HostPaths.Certificates),
        ],
        Labels = ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, [KeyValuePair.Create("dev.slipway.base", "host")]),
    };

    private static IEnumerable<HostFile> FilesOf(LayerTree tree, BuiltLayer layer)
    {
        var sources = tree.Entries
            .Where(entry => entry.SourcePath is not null)
            .ToDictionary(entry => entry.Path, entry => entry.SourcePath!, StringComparer.Ordinal);
        return layer.Files
            .Where(file => sources.ContainsKey(file.Path))
            .Select(file => new HostFile(file.Path, sources[file.Path], file.Digest, file.Size));
    }
}
