using Slipway.Builder.Diagnostics;
using Slipway.Builder.Policy;
using Slipway.Metadata.Diagnostics;
using Slipway.Metadata.Shapes;
using Slipway.Metadata.Yaml;
using Slipway.Trust;
using Slipway.Trust.Policies;
using Slipway.Trust.TrustedRoots;

namespace Slipway.Builder.Verification;

/// <summary>Reads a verify policy, and the keys and the trusted root that it names.</summary>
public static class VerifyPolicyReader
{
    /// <summary>Reads a file; null when a diagnostic of severity error was added.</summary>
    /// <param name="file">Where it lies.</param>
    /// <param name="shown">What it is called in diagnostics.</param>
    /// <param name="bag">Takes what is wrong.</param>
    public static ReadVerifyPolicy? ReadFile(string file, string shown, DiagnosticBag bag)
    {
        var problems = new DiagnosticBag();
        var read = PolicyFiles.Read(file, new SourcePosition(shown, 1, 1), "the policy", problems) is { } bytes ? Read(bytes, file, shown, problems) : null;
        bag.AddRange(problems.Sorted());
        return problems.HasErrors ? null : read;
    }

    private static ReadVerifyPolicy? Read(byte[] bytes, string file, string shown, DiagnosticBag problems)
    {
        if (VerifyPolicyShape.Document.Read(bytes, shown, ReadMode.Strict, problems) is not { } document)
        {
            return null;
        }

        var spec = document.Mapping("spec");
        var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        var signers = PolicySigners.Read(spec.Mappings("signers"), folder, problems);
        if (signers.FirstIdentity is { } identity && spec.TextOrNull("trustedRoot") is null)
        {
            problems.Add(VerifyPolicyRules.NoRoot.At(identity, "this signer is an identity, and spec.trustedRoot names nobody who vouches for identities", "add trustedRoot: trusted_root.json to spec"));
        }

        var scopes = spec.Mappings("scopes");
        foreach (var again in scopes.GroupBy(scope => scope.Text("match"), StringComparer.Ordinal).SelectMany(group => group.Skip(1)))
        {
            problems.Add(VerifyPolicyRules.Twice.At(again.PositionAt("match"), $"there is another scope for {again.Text("match")}", "make them one"));
        }

        var policy = new VerifyPolicy([.. scopes.Select(scope => ScopeReader.Read(scope, signers, problems))])
        {
            Digest = Sha256Digest.Of(bytes),
            Uri = Path.GetFileName(file),
        };
        return new ReadVerifyPolicy(policy, Root(spec, folder, problems));
    }

    private static TrustedRoot? Root(YamlMapping spec, string folder, DiagnosticBag problems)
    {
        if (spec.TextOrNull("trustedRoot") is not { } written
            || PolicyFiles.Read(Path.Combine(folder, written), spec.PositionAt("trustedRoot"), "the trusted root", problems) is not { } bytes)
        {
            return null;
        }

        var root = TrustedRoot.Parse(bytes, written);
        problems.AddRange(root.Problems.Select(problem => TrustDiagnostics.Of(problem, spec.PositionAt("trustedRoot"))));
        return root.Value;
    }
}
