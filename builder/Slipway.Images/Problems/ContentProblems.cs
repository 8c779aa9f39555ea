using System.Globalization;

namespace Slipway.Images.Problems;

/// <summary>What can be wrong with what a registry holds, or with what it was sent.</summary>
internal static class ContentProblems
{
    private const string Operator = "Tell the registry's operator; nothing of it was used.";

    public static ImageProblem NoSuchManifest(string reference) => new(
        "SLP8020", reference, "The registry has no such image, or hides it from this user.",
        "Check repository and tag (`slipway tags REPOSITORY` lists them), and sign in if the repository is private.");

    public static ImageProblem NoSuchBlob(string place, Digest digest) => new(
        "SLP8021", place, $"The registry has lost the blob {digest}, which an image of it names.",
        "Push the image again from where it was built.");

    public static ImageProblem WrongDigest(string place, Digest expected, Digest found) => new(
        "SLP8022", place, $"The registry delivered {found} where {expected} was asked for.", Operator);

    public static ImageProblem WrongSize(string place, Descriptor expected, long found)
    {
        var actual = found > expected.Size ? "more" : found.ToString(CultureInfo.InvariantCulture);
        return new ImageProblem(
            "SLP8023", place,
            string.Create(
                CultureInfo.InvariantCulture, $"{expected.Digest} should have {expected.Size} bytes, but the registry has {actual}."),
            Operator);
    }

    public static ImageProblem Malformed(string reference, string reason) => new(
        "SLP8024", reference, $"What the registry delivered is no image that can be read: {reason.TrimEnd('.')}.",
        "Name an OCI or Docker (schema 2) image; if it is one, tell whoever pushed it.");

    public static ImageProblem NoPlatform(string reference, Platform wanted, IEnumerable<Platform> known) => new(
        "SLP8025", reference, $"The image has nothing for {wanted}; it has: {string.Join(", ", known)}.",
        "Choose one of these platforms, or another image.");

    public static ImageProblem ManifestRefused(string reference, int status, string text) => new(
        "SLP8026", reference,
        string.Create(CultureInfo.InvariantCulture, $"The registry refuses the manifest (status {status}){Said(text)}."),
        "Check that tag and repository are allowed (some registries make tags immutable) and that it takes OCI images.");

    public static ImageProblem BlobRefused(string place, Digest digest, int status, string text) => new(
        "SLP8027", place,
        string.Create(CultureInfo.InvariantCulture, $"The registry refuses the blob {digest} (status {status}){Said(text)}."),
        "Run the command again; if it stays, tell the registry's operator.");

    public static ImageProblem StoredOtherwise(string reference, Digest sent, Digest stored) => new(
        "SLP8028", reference, $"The registry was sent {sent} and says that it stored {stored}.",
        "Do not use this image: the registry, or a proxy before it, changes content. Tell its operator.");

    public static ImageProblem SourceDamaged(Descriptor expected) => new(
        "SLP8029", expected.Digest.ToString(),
        "What was to be sent is not what the image names: its length or digest differs. It was not pushed.",
        "The layout or the source is damaged: build or pull the image again.");

    public static ImageProblem NoVersion(string reference, string wanted) => new(
        "SLP8034", reference, $"This names no {wanted}.",
        "Write REGISTRY/REPOSITORY:TAG, or REGISTRY/REPOSITORY@sha256:... for one that never changes.");

    private static string Said(string text) => text.Length == 0 ? "" : $": {text.TrimEnd('.')}";
}
