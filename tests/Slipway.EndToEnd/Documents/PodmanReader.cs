using Slipway.Images.Tests.RealTools;

namespace Slipway.EndToEnd.Documents;

/// <summary>A reader with a podman of their own; where a page names a registry's image by digest, they take the one that <see cref="Image"/> names, and their port.</summary>
internal static class PodmanReader
{
    /// <summary>The variable that names the image.</summary>
    public const string Image = "SLIPWAY_TEST_IMAGE";

    public static void Give(Reader reader, Podman podman) => reader.PutOnPath("podman", podman.WriteProgram($$"""
        words=("${words[@]/#registry.example.com\/platform\/ops-server@sha256:.../${{Image}}}")
        words=("${words[@]/#127.0.0.1:8080:/127.0.0.1:{{reader.Port}}:}")
        """));
}
