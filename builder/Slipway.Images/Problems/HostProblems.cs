namespace Slipway.Images.Problems;

/// <summary>What can keep the base <c>host</c> from being assembled.</summary>
internal static class HostProblems
{
    private const string OtherBase = "or set spec.base.image to a registry reference or layout";

    public static ImageProblem NoDotnet(string path, string what) => new(
        "SLP5010", path, $"The base 'host' needs {what} of the .NET installation, and it is not there.",
        $"Install the .NET 10 SDK with its runtimes, {OtherBase}.");

    public static ImageProblem NotThisPlatform(string path) => new(
        "SLP5011", path, "The base 'host' is assembled from a glibc Linux on x64 or arm64, and this is no such program.",
        $"Build on such a machine, {OtherBase}.");

    public static ImageProblem NoLibrary(string name, string requester) => new(
        "SLP5012", name, $"The library is needed by {requester} and is in none of the folders where the dynamic linker searches.",
        name.StartsWith("libssl", StringComparison.Ordinal) || name.StartsWith("libcrypto", StringComparison.Ordinal)
            ? $"Install OpenSSL 3 (Debian: libssl3), {OtherBase}."
            : $"Install the package that brings it, {OtherBase}.");

    public static ImageProblem NoCertificates(string path) => new(
        "SLP5013", path, "There is no file of trusted certificates, so the server could verify nobody.",
        $"Install ca-certificates, {OtherBase}.");

    public static ImageProblem NoProgram(string name) => new(
        "SLP5014", name, "The script of a pipeline calls it, and it is in neither /usr/bin nor /bin.",
        "Install the package that brings it (Debian: bash, coreutils, findutils, grep, gzip, sed, tar).");
}
