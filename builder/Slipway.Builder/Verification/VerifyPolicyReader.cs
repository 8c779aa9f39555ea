using Slipway.Builder.Policy;
using Slipway.Metadata.Diagnostics;
using Slipway.Metadata.Shapes;
using Slipway.Trust;
using Slipway.Trust.Policies;

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
        var root = PolicyFiles.Root(spec, "spec", folder, (signers.FirstIdentity, problems));
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
        return new ReadVerifyPolicy(policy, root);
    }
}
