using System.Globalization;

namespace Slipway.Images.Problems;

/// <summary>What can be inconsistent within an image.</summary>
internal static class ValidationProblems
{
    private const string Rebuild = "Build the image again, or report this with the tool that made it.";

    public static ImageProblem LayerCount(Digest manifest, int layers, int diffIds) => Of(
        "SLP5030", manifest.ToString(), $"The manifest has {layers} layers and the config {diffIds} diffIDs.");

    public static ImageProblem History(Digest config, int history, int layers) => Of(
        "SLP5031", config.ToString(),
        $"The history states {history} layers and the image has {layers}; some engines and registries refuse it.");

    public static ImageProblem WrongDiffId(Digest layer, Digest expected, Digest found) => Of(
        "SLP5032", layer.ToString(), $"The layer unpacks to {found}, but the config says {expected}; engines refuse to load it.");

    public static ImageProblem DuplicatePath(Digest layer, string path) => Of(
        "SLP5033", layer.ToString(), $"The path '{path}' occurs twice in the layer.");

    public static ImageProblem Unreadable(Digest layer, string reason) => Of(
        "SLP5034", layer.ToString(), $"The layer cannot be unpacked: {reason}");

    public static ImageProblem ConfigMismatch(Digest manifest, Digest named, Digest found) => Of(
        "SLP5035", manifest.ToString(), $"The manifest names the config {named}, but the image carries {found}.");

    public static ImageProblem PlatformMismatch(Digest manifest, Platform stated, Platform actual) => Of(
        "SLP5036", manifest.ToString(), $"The index says {stated}, but the config says {actual}.");

    public static ImageProblem MixedTypes(Digest manifest, string mediaType) => Of(
        "SLP5037", manifest.ToString(),
        $"An OCI manifest names content of Docker's type '{mediaType}', or the reverse; some registries refuse the mixture.");

    public static ImageProblem LayerMismatch(Digest manifest, int at, Digest named, Digest found) => Of(
        "SLP5038", manifest.ToString(), $"Layer {at} is {named} in the manifest, but the image carries {found}.");

    public static ImageProblem IndexLacks(Digest index, Digest manifest) => Of(
        "SLP5039", index.ToString(), $"The index does not name the image {manifest}, which belongs to it.");

    private static ImageProblem Of(string id, string subject, FormattableString message) =>
        new(id, subject, message.ToString(CultureInfo.InvariantCulture), Rebuild);
}
