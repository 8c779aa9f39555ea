using System.Collections.Immutable;
using System.Globalization;
using Slipway.Builder.Policy;
using Slipway.Metadata.Diagnostics;
using Slipway.Metadata.Yaml;
using Slipway.Trust.Identities;
using Slipway.Trust.Policies;

namespace Slipway.Builder.Verification;

/// <summary>The signers of a verify policy, by name.</summary>
internal sealed class PolicySigners
{
    private readonly Dictionary<string, AcceptedSigner?> _byName = new(StringComparer.Ordinal);

    /// <summary>Where the first identity stands; null when all signers are keys.</summary>
    public SourcePosition? FirstIdentity { get; private set; }

    /// <summary>Reads the list, each signer with its key.</summary>
    public static PolicySigners Read(IReadOnlyList<YamlMapping> list, string folder, DiagnosticBag problems)
    {
        var signers = new PolicySigners();
        foreach (var written in list)
        {
            signers.Add(written, folder, problems);
        }

        return signers;
    }

    /// <summary>Who must have signed, as a mapping with <c>by</c>, <c>atLeast</c> and <c>logs</c> says.</summary>
    public SignerRequirement Require(YamlMapping mapping, DiagnosticBag problems)
    {
        var threshold = (int)(mapping.IntegerOrNull("atLeast") ?? 1);
        var names = mapping.Items("by");
        if (threshold > names.Count)
        {
            problems.Add(VerifyPolicyRules.OutOfReach.At(
                mapping.PositionAt("atLeast"), string.Create(CultureInfo.InvariantCulture, $"{threshold} signatures are demanded of {names.Count} signers"), "name more signers in by, or demand fewer"));
        }

        return new SignerRequirement(Named(mapping, problems), threshold) { LogThreshold = mapping.IntegerOrNull("logs") is { } logs ? (int)logs : null };
    }

    /// <summary>The signers that <c>by</c> names.</summary>
    public ImmutableArray<AcceptedSigner> Named(YamlMapping mapping, DiagnosticBag problems)
    {
        var found = ImmutableArray.CreateBuilder<AcceptedSigner>();
        foreach (var name in mapping.Items("by").Cast<YamlScalar>())
        {
            if (!_byName.TryGetValue(name.Text, out var signer))
            {
                var known = _byName.Count == 0 ? "the policy has no signers" : $"the policy knows {string.Join(", ", _byName.Keys)}";
                problems.Add(VerifyPolicyRules.UnknownSigner.At(
                    name.Position, $"there is no signer \"{name.Text}\"; {known}", DidYouMean.Find(name.Text, _byName.Keys) is { } near ? $"did you mean {near}?" : "add it to spec.signers"));
            }

            // One whose key cannot be read has been complained of.
            if (signer is not null)
            {
                found.Add(signer);
            }
        }

        return found.ToImmutable();
    }

    private void Add(YamlMapping written, string folder, DiagnosticBag problems)
    {
        var name = written.Text("name");
        var signer = written.MappingOrNull("identity") is { } identity
            ? AcceptedSigner.Of(name, new ExpectedIdentity(identity.Text("issuer"), identity.Text("subject")))
            : PolicyFiles.Key(folder, written.Text("key"), written.PositionAt("key"), problems) is { } key ? AcceptedSigner.Of(name, key)
            : null;
        FirstIdentity ??= signer?.Identity is null ? null : written.PositionAt("identity");
        if (_byName.Values.FirstOrDefault(other => other is not null && signer is not null && Same(other, signer)) is { } same)
        {
            // With two names one person could be two of a threshold.
            problems.Add(VerifyPolicyRules.Twice.At(written.Position, $"\"{name}\" is the same signer as \"{same.Name}\"", "keep one of them"));
        }

        if (!_byName.TryAdd(name, signer))
        {
            problems.Add(VerifyPolicyRules.Twice.At(written.PositionAt("name"), $"there is another signer \"{name}\"", "give each a name of its own"));
        }
    }

    private static bool Same(AcceptedSigner one, AcceptedSigner other) =>
        (one.Key is not null && one.Key.Equals(other.Key)) || (one.Identity is not null && one.Identity == other.Identity);
}
