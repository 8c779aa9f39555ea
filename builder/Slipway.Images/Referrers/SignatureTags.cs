using System.Text.RegularExpressions;

namespace Slipway.Images.Referrers;

/// <summary>The tags by which a digest's companions are found: the fallback list of referrers, and cosign's older signatures.</summary>
public static partial class SignatureTags
{
    /// <summary>Cosign's kinds: signature, attestation, software bill of materials.</summary>
    internal static IReadOnlyList<string> Suffixes { get; } = [".sig", ".att", ".sbom"];

    /// <summary>The tag of a digest's signatures in cosign's older form.</summary>
    public static string Signature(Digest subject) => Fallback(subject) + ".sig";

    /// <summary>The tag of the list of referrers, for registries that do not keep one.</summary>
    internal static string Fallback(Digest subject) => "sha256-" + subject.Hex;

    /// <summary>The tags under which companions of a digest may stand.</summary>
    internal static IEnumerable<string> Of(Digest subject) => Suffixes.Select(suffix => Fallback(subject) + suffix);

    /// <summary>Whether a name is one of these tags, so that what it names is no image of its own.</summary>
    internal static bool IsOne(string? name) => name is not null && Form().IsMatch(name);

    [GeneratedRegex(@"\Asha256-[0-9a-f]{64}(\.(sig|att|sbom))?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
