using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Slipway.Builder.Compilation;
using Slipway.Builder.Generation;
using Slipway.Builder.Manifest;
using Slipway.Builder.Pipeline;
using Slipway.Builder.Resolution;
using Slipway.Images;
using Slipway.Images.Composition;

namespace Slipway.Builder.Packing;

/// <summary>What an image's configuration says: how it is started, and labels that state what it is made of.</summary>
internal static class ImageFacts
{
    private static readonly TimeSpan ProbeInterval = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ProbeTimeout = TimeSpan.FromSeconds(5);

    public static ImageEdits Of(CompiledServer server, Image baseImage, BuildContext context)
    {
        var resolved = server.Generated.Resolved;
        var manifest = resolved.Manifest;
        var program = $"/{LayerPlan.Folder}/{server.Generated.AssemblyName}.dll";
        var facts = Annotations(server, baseImage, context);
        return new ImageEdits
        {
            Created = context.Created,
            Author = manifest.Publisher?.Name,
            Entrypoint = ["dotnet", program],
            WorkingDirectory = "/" + LayerPlan.Folder,
            User = manifest.Image.User,
            Env = [.. manifest.Image.Env],
            // A base may bring this label along, and then speaks of its own base.
            Labels = facts.SetItem(CompositionFacts.Base, manifest.Base.Image.Value).SetItems(manifest.Image.Labels),
            ExposedPorts = Ports(manifest),
            HealthCheck = new HealthCheck(["dotnet", program, "--probe"], ProbeInterval, ProbeTimeout, Retries: 3),
            Annotations = facts,
        };
    }

    /// <summary>What an index over several platforms says; each of them has a base of its own.</summary>
    public static ImmutableSortedDictionary<string, string> OfIndex(CompiledServer server, BuildContext context) => Annotations(server, null, context);

    private static ImmutableSortedDictionary<string, string> Annotations(CompiledServer server, Image? baseImage, BuildContext context)
    {
        var resolved = server.Generated.Resolved;
        var manifest = resolved.Manifest;
        Dictionary<string, string?> facts = new(CompositionFacts.Of(resolved).Select(fact => KeyValuePair.Create<string, string?>(fact.Key, fact.Value)))
        {
            [CompositionFacts.Plugins] = TableDigest(resolved),
            [CompositionFacts.Tiers] = resolved.Plugins.Count == 0 ? null : string.Join(',', resolved.Plugins.Select(plugin => plugin.Tier).Distinct().Order()),
            ["org.opencontainers.image.title"] = manifest.Name,
            ["org.opencontainers.image.version"] = manifest.Version.ToString(),
            ["org.opencontainers.image.vendor"] = manifest.Publisher?.Name,
            ["org.opencontainers.image.authors"] = manifest.Publisher?.Contact,
            ["org.opencontainers.image.url"] = manifest.Publisher?.Url,
            ["org.opencontainers.image.revision"] = context.Commit,
            ["org.opencontainers.image.base.name"] = manifest.Base.Image.Value,
            ["org.opencontainers.image.base.digest"] = baseImage?.Digest.ToString(),
        };
        return facts.Where(fact => fact.Value is not null).ToImmutableSortedDictionary(fact => fact.Key, fact => fact.Value!, StringComparer.Ordinal);
    }

    // Where a plugin stands in the manifest is none of the image's business.
    private static string TableDigest(ResolvedServer resolved) => Digest.Of(Encoding.UTF8.GetBytes(string.Join('\n', resolved.Plugins.Select(plugin =>
        string.Create(CultureInfo.InvariantCulture, $"{plugin.Id}\t{plugin.Package.Version}\t{plugin.Package.Id}\t{plugin.Package.ContentHash}\t{plugin.Tier}"))))).ToString();

    private static ImmutableArray<string> Ports(ServerManifest manifest) =>
        manifest.Image.Env.TryGetValue("OPSORCH_ADDR", out var address) && ushort.TryParse(address[(address.LastIndexOf(':') + 1)..], out var port)
            ? [string.Create(CultureInfo.InvariantCulture, $"{port}/tcp")]
            : [];
}
