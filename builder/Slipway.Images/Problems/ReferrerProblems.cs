namespace Slipway.Images.Problems;

/// <summary>What can keep artifacts from being attached to an image, or found.</summary>
internal static class ReferrerProblems
{
    public static ImageProblem TagTaken(string reference, string what) => new(
        "SLP8030", reference,
        $"The registry keeps no list of referrers, and the tag that would hold it points to {what}. It was left alone.",
        "If somebody made that tag by hand, remove it; if the registry turns it into a digest (GitLab does), it cannot hold referrers.");

    public static ImageProblem LostRace(string reference) => new(
        "SLP8031", reference, "Others kept writing the list of referrers at the same time, and ours could not be made to stay.",
        "Run the command again when fewer write; nothing of theirs was lost.");

    public static ImageProblem LayoutBusy(string folder) => new(
        "SLP8032", folder, "Another process is changing this layout and does not come to an end.",
        "Wait for it, or end it, then run the command again.");

    public static ImageProblem NoSubject(Digest artifact) => new(
        "SLP8033", artifact.ToString(), "The artifact names no subject, so it is about no image.",
        "Make it with `slipway attest` or `slipway sign`, which name the image.");
}
