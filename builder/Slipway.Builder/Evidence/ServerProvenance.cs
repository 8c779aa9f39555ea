using System.Collections.Immutable;
using System.Globalization;
using Slipway.Builder.Packing;
using Slipway.Builder.Pipeline;
using Slipway.Builder.Resolution;
using Slipway.Trust;
using Slipway.Trust.InToto;
using Slipway.Trust.Provenance;

namespace Slipway.Builder.Evidence;

/// <summary>How a server's image was built, as docs/buildtypes/compiled-server/v1.md describes it. The same inputs have the same provenance: it tells no times.</summary>
internal static class ServerProvenance
{
    public static Statement Of(ServerImage built, IReadOnlyList<PlatformEvidence> platforms, BuildContext context)
    {
        var resolved = built.Compiled.Generated.Resolved;
        var manifest = resolved.Manifest;
        var name = manifest.Image.Repository?.Value ?? manifest.Name;
        var digests = built.Packed.Images.Select(image => image.Digest).Prepend(built.Digest).Distinct();
        return new BuildProvenance
        {
            BuildType = SlipwayUris.CompiledServerBuild,
            BuilderId = context.IsCi ? SlipwayUris.CiBuilder : SlipwayUris.LocalBuilder,
            BuilderVersions = ResourceDescriptor.None.Add("slipway", context.ToolVersion),
            ExternalParameters = ResourceDescriptor.None
                .Add("manifest", context.Source is { } source ? $"git+{source}{(context.Commit is { } commit ? $"@{commit}" : "")}" : Path.GetFileName(manifest.File))
                .Add("manifestPath", Path.GetFileName(manifest.File))
                .Add("platform", string.Join(',', manifest.WantedPlatforms))
                .Add("configuration", "Release"),
            InternalParameters = ResourceDescriptor.None
                .Add("sdk", resolved.Lock.ReferencePacks)
                .Add("SOURCE_DATE_EPOCH", context.Created.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture))
                .AddRange(resolved.Policy.Digest is { } policy ? [KeyValuePair.Create("policy", policy.ToString())] : []),
            ResolvedDependencies = [.. Dependencies(built, resolved, context)],
            Byproducts = [.. platforms.Select(platform => new ResourceDescriptor($"sbom {platform.Platform}") { MediaType = Trust.Sbom.CycloneDxWriter.MediaType }.With(Sha256Digest.Of(platform.Sbom.Span)))],
        }.ToStatement([.. digests.Select(digest => StatementSubject.Of(Sha256Digest.Parse(digest.ToString()), name))]);
    }

    private static IEnumerable<ResourceDescriptor> Dependencies(ServerImage built, ResolvedServer resolved, BuildContext context)
    {
        if (context is { Source: { } source, Commit: { } commit })
        {
            yield return new ResourceDescriptor("source") { Uri = $"git+{source}@{commit}", Digests = ResourceDescriptor.None.Add("gitCommit", commit) };
        }

        yield return new ResourceDescriptor("manifest") { Uri = Path.GetFileName(resolved.Manifest.File) }.With(Sha256Digest.Parse(resolved.Lock.Manifest.ToString()));
        yield return new ResourceDescriptor("lock") { Uri = $"{resolved.Manifest.Stem}.lock.json" }.With(Sha256Digest.Parse(resolved.Lock.Digest.ToString()));
        foreach (var lower in built.Lower)
        {
            yield return new ResourceDescriptor($"base {lower.Platform}") { Uri = resolved.Manifest.Base.Image.Value }.With(Sha256Digest.Parse(StockBase.Below(lower.Base).Digest.ToString()));
        }

        foreach (var package in resolved.Packages)
        {
            yield return new ResourceDescriptor(package.Id == FreshResolution.ServerPackage ? "server" : $"package:{package.Id}")
            {
                Uri = Trust.Sbom.PackageUrl.NuGet(package.Id.ToString(), package.Version).ToString(),
                Annotations = Annotations(package, resolved),
            }.WithSha512(package.Sha512);
        }

        foreach (var program in resolved.Manifest.StdioPlugins)
        {
            yield return new ResourceDescriptor($"stdioPlugin:{program.Name}") { Uri = program.File.Value }.With(Sha256Digest.Parse($"sha256:{program.Sha256.Value}"));
        }
    }

    private static ImmutableSortedDictionary<string, string> Annotations(ResolvedPackage package, ResolvedServer resolved)
    {
        var annotations = ResourceDescriptor.None.Add("contentHash", package.ContentHash);
        annotations = resolved.SignedBy.TryGetValue(package.Id.ToString(), out var signer) ? annotations.Add("signedBy", signer) : annotations;
        return resolved.Plugins.FirstOrDefault(plugin => plugin.Package.Id == package.Id) is { } plugin ? annotations.Add("plugin", plugin.Id) : annotations;
    }
}
