using System.Text;
using Slipway.Builder.Diagnostics;
using Slipway.Builder.Verification;
using Slipway.Images.Blobs;
using Slipway.Metadata.Diagnostics;
using Slipway.Metadata.Yaml;
using Slipway.Trust.Keys;
using Slipway.Trust.TrustedRoots;

namespace Slipway.Builder.Policy;

/// <summary>The files that a policy, of builds or of verification, names: relative to it, and no larger than such files are.</summary>
internal static class PolicyFiles
{
    /// <summary>The bytes of a file, or null after the problem was told.</summary>
    public static byte[]? Read(string file, SourcePosition position, string what, DiagnosticBag problems)
    {
        try
        {
            return BoundedFile.Read(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            problems.Add(VerifyPolicyRules.NoFile.At(position, $"{what} cannot be read: {exception.Message.TrimEnd('.')}", "name a file that is there, relative to the policy"));
            return null;
        }
    }

    /// <summary>A public key, or null after the problem was told.</summary>
    public static VerifyingKey? Key(string folder, string written, SourcePosition position, DiagnosticBag problems)
    {
        if (Read(Path.Combine(folder, written), position, $"the key {written}", problems) is not { } bytes)
        {
            return null;
        }

        var key = VerifyingKey.Parse(Encoding.UTF8.GetString(bytes), written);
        problems.AddRange(key.Problems.Select(problem => TrustDiagnostics.Of(problem, position)));
        return key.Value;
    }

    /// <summary>The trusted root of a mapping's <c>trustedRoot</c>; null where there is none, which is a problem when an identity needs one.</summary>
    /// <param name="mapping">What may name it.</param>
    /// <param name="shown">How messages call the mapping.</param>
    /// <param name="folder">The policy's folder.</param>
    /// <param name="known">Where the first identity stands that needs a root, if any; and what takes problems.</param>
    public static TrustedRoot? Root(YamlMapping mapping, string shown, string folder, (SourcePosition? FirstIdentity, DiagnosticBag Problems) known)
    {
        if (mapping.TextOrNull("trustedRoot") is not { } written)
        {
            known.Problems.AddRange(known.FirstIdentity is not { } identity ? [] : [VerifyPolicyRules.NoRoot.At(
                identity, $"this signer is an identity, and {shown}.trustedRoot names nobody who vouches for identities", $"add trustedRoot: trusted_root.json to {shown}")]);
            return null;
        }

        if (Read(Path.Combine(folder, written), mapping.PositionAt("trustedRoot"), "the trusted root", known.Problems) is not { } bytes)
        {
            return null;
        }

        var root = TrustedRoot.Parse(bytes, written);
        known.Problems.AddRange(root.Problems.Select(problem => TrustDiagnostics.Of(problem, mapping.PositionAt("trustedRoot"))));
        return root.Value;
    }
}
