using Slipway.Builder.Manifest;
using Slipway.Builder.Policy;
using Slipway.Builder.Resolution;
using Slipway.Trust;
using Slipway.Trust.Attestations;
using Slipway.Trust.Identities;
using Slipway.Trust.InToto;
using Slipway.Trust.Sbom;
using Slipway.Trust.Sigstore;
using Slipway.Trust.Verification;

namespace Slipway.Builder.Evidence.Signing;

/// <summary>Signatures of packages by their publishers: a signed statement over the content hash, in a file of its own, for feeds know no such thing.</summary>
public static class PackageSignatures
{
    /// <summary>The folder beside a manifest in which bundles lie.</summary>
    public const string Folder = "signatures";

    private const string Ending = ".nupkg.sigstore.json";
    private const long LargestBundle = 4 << 20;

    /// <summary>The statement that a publisher signs.</summary>
    public static Statement StatementOf(PackageReference package, string contentHash) =>
        PackageStatement.Of(PackageUrl.NuGet(package.Id.ToString(), package.Version), contentHash);

    /// <summary>The name of the file in which the bundle of a package lies.</summary>
    public static string FileOf(PackageReference package) => $"{package.Id}.{package.Version}{Ending}";

    /// <summary>Who of a policy's identities signed a package; null with the reasons when nobody did.</summary>
    public static (string? Signer, IReadOnlyList<TrustProblem> Problems) Verify(ServerManifest manifest, ResolvedPackage package, SignatureRule rule)
    {
        List<TrustProblem> problems = [];
        var wanted = new BundleRequirements
        {
            Keys = [.. rule.Keys],
            Identities = [.. rule.Identities.Select(signer => signer.Identity).OfType<ExpectedIdentity>()],
            Root = rule.Root,
            PredicateType = SlipwayUris.Package,
        };
        foreach (var file in FilesOf(manifest, package))
        {
            var name = Path.GetFileName(file);
            var bundle = new FileInfo(file).Length > LargestBundle ? Checked<Bundle>.From([TooLarge(name)]) : Bundle.Parse(File.ReadAllBytes(file), name);
            var verified = bundle.Ok
                ? BundleVerifier.Verify(bundle.Value, Artifact.OfSha512(Convert.FromBase64String(package.ContentHash)), wanted, name)
                : Checked<VerifiedBundle>.From(bundle.Problems);
            if (verified.Value is { } signed)
            {
                return (signed.Signer, []);
            }

            problems.AddRange(verified.Problems);
        }

        return (null, problems);
    }

    /// <summary>The files in which bundles of a package lie, those beside the manifest first.</summary>
    internal static IEnumerable<string> FilesOf(ServerManifest manifest, ResolvedPackage package) =>
        Places(manifest).Select(folder => Path.Combine(folder, FileOf(package.Identity))).Where(File.Exists);

    private static IEnumerable<string> Places(ServerManifest manifest) =>
        manifest.Feeds.Select(feed => manifest.PathOf(feed.Value)).Where(Directory.Exists).Prepend(Path.Combine(manifest.Folder, Folder));

    private static TrustProblem TooLarge(string name) => new("SLP6021", name, "The file is larger than any bundle.", "Sign the package again.");
}
