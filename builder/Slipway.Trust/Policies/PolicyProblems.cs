namespace Slipway.Trust.Policies;

/// <summary>Why a policy does not let an image in.</summary>
internal static class PolicyProblems
{
    public static TrustProblem NoScope(string repository) => new(
        "SLP6500", repository, "The policy says nothing of this repository, so nothing from it is let in.",
        "Add a scope for it, or for '*'.");

    public static TrustProblem Nothing(string check, string what) => new(
        "SLP6501", check, $"The image carries no {what}.", "Sign it, or attach what is missing: `slipway sign`, `slipway attest`.");

    public static TrustProblem NotEnough(string check, string what, int needed, string found) => new(
        "SLP6502", check, $"The image carries {what}, but not by enough signers that the policy accepts.",
        "Check who signed; each refusal is listed.")
    {
        Expected = $"{needed} accepted signers",
        Found = found,
    };

    public static TrustProblem WrongBuild(string location, string expected, string found) => new(
        "SLP6503", location, "The provenance is genuine, but it is not of a build that the policy accepts.",
        "Build with an accepted builder, or accept this one.")
    {
        Expected = expected,
        Found = found,
    };

    public static TrustProblem NotCovered(string sbom, IReadOnlyCollection<string> files) => new(
        "SLP6504", sbom, $"The bill of materials does not answer for {files.Count} files of the image.",
        "Make the SBOM from the image itself: `slipway sbom`.")
    {
        Expected = "every file belongs to a component",
        Found = string.Join(", ", files.Take(5)) + (files.Count > 5 ? ", ..." : ""),
    };

    public static TrustProblem PoorSbom(string sbom, string level, string controls) => new(
        "SLP6505", sbom, "The bill of materials does not reach the level that the policy demands.", "Add what the controls ask for.")
    {
        Expected = level,
        Found = $"failed: {controls}",
    };

    public static TrustProblem WrongBase(string repository, IEnumerable<Sha256Digest> expected, Sha256Digest? found) => new(
        "SLP6506", repository, "The image stands on a base that the policy does not allow.", "Rebuild it on an allowed base.")
    {
        Expected = string.Join(" or ", expected),
        Found = found?.ToString() ?? "a base that the image does not state",
    };

    public static TrustProblem NotScanned(string repository) => new(
        "SLP6507", repository,
        "The components could not be scanned for known weaknesses, because there is no bill of materials that counts.",
        "Attach an SBOM signed by an accepted signer.");
}
