namespace Slipway.Images.Problems;

/// <summary>What can be wrong with a layout or archive as a whole.</summary>
internal static class LayoutProblems
{
    public static ImageProblem NotALayout(string path) => new(
        "SLP5020", path, "This is no OCI layout: it has no readable oci-layout and index.json.",
        "Name the folder or archive that `slipway build`, skopeo or umoci wrote.");

    public static ImageProblem NotAnArchive(string path) => new(
        "SLP5020", path, "This file is no archive of an image: it is neither a tar nor a gzip.",
        "Name the archive that `slipway build --archive`, skopeo, docker save or podman save wrote.");

    public static ImageProblem NotThere(string path) => new(
        "SLP5020", path, Directory.Exists(path) ? "This is a folder, not an archive." : "There is no such file.",
        Directory.Exists(path) ? "Name it as oci:DIR when it is an OCI layout." : "Check the path; it is relative to the manifest, or on the command line to the working folder.");

    public static ImageProblem NotOurs(string path) => new(
        "SLP5024", path, "The image would be written here, but what is here is not an OCI layout and would be lost.",
        "Name another output folder, or remove this one.");

    public static ImageProblem Malformed(string path, string reason) => new(
        "SLP5025", path, $"The document cannot be read: {reason}",
        "The image is damaged or was made by a broken tool: fetch or build it again.");

    public static ImageProblem Unsupported(string path, string mediaType) => new(
        "SLP5026", path, $"The media type '{mediaType}' is not supported here.",
        "Use an OCI or Docker (schema 2) image whose layers are plain or gzip.");

    public static ImageProblem NoSuchImage(string path, string wanted, IEnumerable<string> known) => new(
        "SLP5027", path, $"There is no image '{wanted}' here; there are: {string.Join(", ", known)}.",
        "Name one of them after the path, as in oci:DIR:TAG or oci:DIR@sha256:....");

    public static ImageProblem FolderInTheWay(string path) => new(
        "SLP5028", path, "The archive would be written here, but this is a folder.",
        "Name a file, such as out/image.tar.");
}
