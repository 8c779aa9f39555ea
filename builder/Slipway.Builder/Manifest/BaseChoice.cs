using Slipway.Metadata.Diagnostics;
using Slipway.Metadata.Versions;

namespace Slipway.Builder.Manifest;

/// <summary>What an image starts from, and the server that is put on it.</summary>
/// <param name="Image"><c>host</c>, a registry reference, <c>oci:DIR</c> or <c>archive:FILE</c>, as written.</param>
/// <param name="Server">The version of the Slipway.Server package; null when the base image's labels state it.</param>
/// <param name="FrameworkApi">The framework API that the author expects.</param>
public sealed record BaseChoice(Located<string> Image, Located<SemanticVersion>? Server, Located<string>? FrameworkApi)
{
    /// <summary>The word for the base that is assembled from the building machine.</summary>
    public const string Host = "host";

    /// <summary>Whether the base is assembled from the building machine.</summary>
    public bool IsHost => Image.Value == Host;

    /// <summary>Where the manifest speaks of the server's version, or of the base.</summary>
    public SourcePosition ServerPosition => Server?.Position ?? Image.Position;
}
