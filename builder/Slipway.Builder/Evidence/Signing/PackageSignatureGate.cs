using Slipway.Builder.Locking;
using Slipway.Builder.Manifest;
using Slipway.Builder.Policy;
using Slipway.Metadata.Diagnostics;

namespace Slipway.Builder.Evidence.Signing;

/// <summary>Judges whether the packages of plugins are signed by whom the policy names. It reads files only.</summary>
internal static class PackageSignatureGate
{
    /// <summary>Who signed, by package id, with the hint of their key; problems go into the bag.</summary>
    public static IReadOnlyDictionary<string, string> Judge(BuildPolicy policy, ServerManifest manifest, ServerLock value, DiagnosticBag bag)
    {
        var signed = new SortedDictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (policy.Signatures.Packages != SignatureRule.ByIdentities)
        {
            return signed;
        }

        foreach (var plugin in manifest.Plugins)
        {
            if (value.Packages.FirstOrDefault(package => package.Id == plugin.Module.Value) is not { } package)
            {
                continue;
            }

            var (signer, problems) = PackageSignatures.Verify(manifest, package, policy.Signatures.Keys);
            if (signer is not null)
            {
                signed[package.Id.ToString()] = $"key {signer.Hint}";
                continue;
            }

            var file = PackageSignatures.FileOf(package.Identity);
            bag.Add(PolicyRules.PackageNotSigned.At(
                plugin.Module.Position,
                $"the policy \"{policy.Name}\" wants the packages of plugins signed, and {package} is not: {(problems.Count == 0 ? $"there is no {file}" : string.Join("; ", problems.Select(problem => problem.Message.TrimEnd('.'))))}",
                $"have its publisher run `slipway sign {package.Id}.{package.Version}.nupkg --key FILE`, and put {file} into {PackageSignatures.Folder}/ beside the manifest"));
        }

        return signed;
    }
}
