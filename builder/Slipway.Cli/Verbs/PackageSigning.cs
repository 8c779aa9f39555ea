using Slipway.Builder.Evidence.Signing;
using Slipway.Builder.Packages;
using Slipway.Trust.Sigstore;

namespace Slipway.Cli.Verbs;

/// <summary><c>slipway sign PACKAGE.nupkg</c>: a publisher's signature, in a file beside the package.</summary>
internal static class PackageSigning
{
    public static async Task SignAsync(VerbRun run, string written, IStatementSigner signer, CancellationToken token)
    {
        SignablePackage package;
        try
        {
            package = SignablePackage.Read(run.Edge.PathOf(written), token);
        }
        catch (InvalidDataException exception)
        {
            throw new IOException($"{written} is no NuGet package: {exception.Message.TrimEnd('.')}", exception);
        }

        if (run.Take(await signer.SignAsync(PackageSignatures.StatementOf(package.Identity, package.ContentHash), token)) is { } bundle)
        {
            var file = Path.Combine(Path.GetDirectoryName(written) ?? "", PackageSignatures.FileOf(package.Identity));
            await OutputFile.WriteAsync(run.Edge.PathOf(file), file, bundle.ToBytes(), token);
            await run.SayAsync($"signed {package.Identity} with {signer.Name}");
            await run.AnswerAsync(file);
        }
    }
}
