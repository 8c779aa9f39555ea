using NuGet.Common;
using NuGet.Packaging;
using NuGet.Packaging.Core;
using NuGet.Packaging.Signing;
using Slipway.Trust.Keys;

namespace Slipway.Builder.Evidence.Signing;

/// <summary>
/// The signature inside a package's file, by its author or by the registry that delivers it. NuGet's own client judges it: the package is
/// as it was signed, the certificate was valid when a time stamp says it was used, and chains to a root that NuGet trusts or to a key that
/// is trusted by name. No socket is opened: revocation lists count only where the machine has them already.
/// </summary>
internal static class NuGetSignature
{
    private static readonly SignedPackageVerifierSettings Settings = new(
        allowUnsigned: false,
        allowIllegal: false,
        allowUntrusted: false,
        allowIgnoreTimestamp: false,
        allowMultipleTimestamps: true,
        allowNoTimestamp: true,
        allowUnknownRevocation: true,
        reportUnknownRevocation: false,
        verificationTarget: VerificationTarget.All,
        signaturePlacement: SignaturePlacement.Any,
        repositoryCountersignatureVerificationBehavior: SignatureVerificationBehavior.IfExistsAndIsNecessary,
        revocationMode: RevocationMode.Offline);

    /// <summary>Judges the file of a package; null when it carries no signature.</summary>
    public static async Task<NuGetVerdict?> VerifyAsync(string file, IReadOnlyList<VerifyingKey> keys, CancellationToken token)
    {
        X509TrustStore.InitializeForDotNetSdk(NullLogger.Instance);
        try
        {
            using var reader = new PackageArchiveReader(file);
            if (await reader.GetPrimarySignatureAsync(token) is not { } primary)
            {
                return null;
            }

            var signers = Signers(primary).ToList();
            var trusted = signers.Where(signer => signer.IsOneOf(keys)).ToList();
            var verifier = new PackageSignatureVerifier(
            [
                new IntegrityVerificationProvider(),
                new SignatureTrustAndValidityVerificationProvider(trusted.Select(signer => KeyValuePair.Create(signer.Fingerprint, HashAlgorithmName.SHA256))),
            ]);
            var result = await verifier.VerifySignaturesAsync(reader, Settings, token);
            return result.IsValid
                ? new NuGetVerdict(trusted.FirstOrDefault() ?? signers[0], trusted.Count > 0, [])
                : new NuGetVerdict(null, false, [.. Problems(result)]);
        }
        catch (Exception exception) when (exception is SignatureException or PackagingException or System.Security.Cryptography.CryptographicException)
        {
            return new NuGetVerdict(null, false, [exception.Message.TrimEnd('.')]);
        }
    }

    private static IEnumerable<NuGetSigner> Signers(PrimarySignature primary)
    {
        yield return NuGetSigner.Of(primary);
        if (RepositoryCountersignature.GetRepositoryCountersignature(primary) is { } counter)
        {
            yield return NuGetSigner.Of(counter);
        }
    }

    private static IEnumerable<string> Problems(VerifySignaturesResult result) =>
        result.Results.SelectMany(one => one.Issues).Where(issue => issue.Level == LogLevel.Error).Select(issue => $"{issue.Code}: {issue.Message.TrimEnd('.')}").Distinct(StringComparer.Ordinal);
}
