using Slipway.Builder.Locking;
using Slipway.Builder.Manifest;
using Slipway.Builder.Packages;
using Slipway.Builder.Policy;
using Slipway.Builder.Resolution;
using Slipway.Metadata.Diagnostics;

namespace Slipway.Builder.Evidence.Signing;

/// <summary>Judges whether the packages of plugins are signed by whom the policy names. It reads files only.</summary>
internal static class PackageSignatureGate
{
    /// <summary>Who signed, by package id; problems go into the bag.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> JudgeAsync(
        BuildPolicy policy, ServerManifest manifest, (ServerLock Lock, PackageStore Store) source, DiagnosticBag bag, CancellationToken token)
    {
        var signed = new SortedDictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (policy.Signatures.Packages == SignatureRule.Nobody)
        {
            return signed;
        }

        foreach (var plugin in manifest.Plugins)
        {
            if (source.Lock.Packages.FirstOrDefault(package => package.Id == plugin.Module.Value) is not { } package)
            {
                continue;
            }

            var (signer, reasons) = await SignerAsync(policy.Signatures, manifest, package, source.Store, token);
            if (signer is not null)
            {
                signed[package.Id.ToString()] = signer;
                continue;
            }

            var file = PackageSignatures.FileOf(package.Identity);
            bag.Add(PolicyRules.PackageNotSigned.At(
                plugin.Module.Position,
                $"the policy \"{policy.Name}\" wants the packages of plugins signed, and {package} is not: {string.Join("; ", reasons)}",
                $"have its publisher run `slipway sign {package.Id}.{package.Version}.nupkg {policy.Signatures.Option}`, and put {file} into {PackageSignatures.Folder}/ beside the manifest"));
        }

        return signed;
    }

    // A bundle says most: it is the publisher's own word. The signature inside the file may be the registry's alone.
    private static async Task<(string? Signer, IReadOnlyList<string> Reasons)> SignerAsync(
        SignatureRule rule, ServerManifest manifest, ResolvedPackage package, PackageStore store, CancellationToken token)
    {
        var (byBundle, problems) = PackageSignatures.Verify(manifest, package, rule);
        if (byBundle is not null)
        {
            return (byBundle, []);
        }

        var inside = await NuGetSignature.VerifyAsync(store.PathOf(Sha512Hash.Parse(package.Sha512)), rule.Keys, token);
        if (inside?.Signer is { } signer && (inside.IsOfKey || rule.Packages == SignatureRule.Anybody))
        {
            return (signer.ToString(), []);
        }

        return (null,
        [
            .. problems.Count == 0 ? (string[])[$"there is no {PackageSignatures.FileOf(package.Identity)}"] : problems.Select(problem => problem.Reason),
            .. inside switch
            {
                null => (string[])["the package carries no signature of NuGet"],
                { Signer: { } other } => [$"it carries the signature of NuGet by {other}, which is none of the policy's identities"],
                _ => inside.Problems.Select(problem => $"its signature of NuGet is not valid: {problem}"),
            },
        ]);
    }
}
