using Slipway.Approval.Index;
using Slipway.Builder.Packages;
using Slipway.Cli.Verbs;
using Slipway.Trust.Attestations;
using Slipway.Trust.InToto;
using Slipway.Trust.Keys;
using Slipway.Trust.Sbom;
using Slipway.Trust.Sigstore;

namespace Slipway.Cli.Proving;

/// <summary>Signs what was found out about a package into a file beside it: the evidence that <c>slipway index add</c> lists.</summary>
internal static class PackageStatements
{
    /// <summary>Signs a statement about the package by its content hash.</summary>
    /// <param name="run">The run.</param>
    /// <param name="written">The package as somebody wrote it.</param>
    /// <param name="evidence">The type of evidence, and what it says about the package.</param>
    /// <param name="signer">Who signs.</param>
    /// <param name="token">Ends it.</param>
    public static async Task SignAsync(VerbRun run, string written, (string Type, Func<StatementSubject, Statement> About) evidence, ISigner signer, CancellationToken token)
    {
        var package = SignablePackage.Read(run.Edge.PathOf(written), token);
        var subject = PackageStatement.SubjectOf(PackageUrl.NuGet(package.Identity.Id.ToString(), package.Identity.Version), package.ContentHash);
        if (run.Take(await new KeyStatementSigner(signer).SignAsync(evidence.About(subject), token)) is { } bundle)
        {
            var file = Path.Combine(Path.GetDirectoryName(written) ?? "", PackageEvidence.FileOf(package.Identity, evidence.Type));
            await OutputFile.WriteAsync(run.Edge.PathOf(file), file, bundle.ToBytes(), token);
            await run.SayAsync($"signed the {evidence.Type} evidence into {file}");
        }
    }
}
