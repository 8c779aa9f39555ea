using System.Globalization;

namespace Slipway.Trust.Sbom;

/// <summary>What can be wrong with a bill of materials.</summary>
internal static class SbomProblems
{
    public static TrustProblem DuplicateRef(string reference) => new(
        "SLP6200", reference, "Two components have this ref, so it is not clear which one others depend on.",
        "Give each component a ref of its own.");

    public static TrustProblem UnknownRef(string reference, string owner) => new(
        "SLP6201", owner, $"It depends on '{reference}', which is no component of the document.",
        "Add the component, or leave the edge out.");

    public static TrustProblem Malformed(string subject, string reason) => new(
        "SLP6202", subject, $"This is no CycloneDX document that can be read: {reason}",
        "Make the SBOM again with a current tool, as JSON.");

    public static TrustProblem MalformedInventory(string subject, string reason) => new(
        "SLP6203", subject, $"The file cannot be read as what its name says: {reason}",
        "The image is damaged or unusual; its packages of this kind are not listed.");

    public static TrustProblem Unlisted(string subject, int files, string example) => new(
        "SLP6204", subject, string.Create(CultureInfo.InvariantCulture, $"Of its programs and libraries {files} belong to no package that is known, such as {example}; weaknesses in them are not found."),
        "Scan the image where its bill of materials is attached, or judge these files otherwise.");
}
