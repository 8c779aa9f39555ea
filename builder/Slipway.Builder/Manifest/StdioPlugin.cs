using Slipway.Images;
using Slipway.Metadata.Diagnostics;

namespace Slipway.Builder.Manifest;

/// <summary>A plugin program that is placed at <c>/opt/opsorch/plugins/NAME</c>.</summary>
/// <param name="Name">Its name, and the file's.</param>
/// <param name="Capability">The capability that it provides.</param>
/// <param name="File">The program's file, as written.</param>
/// <param name="Sha256">The SHA-256 of its bytes.</param>
/// <param name="Position">Where it stands in the manifest.</param>
public sealed record StdioPlugin(string Name, string Capability, Located<string> File, Located<string> Sha256, SourcePosition Position)
{
    /// <summary>The platform that it runs on; null for every one.</summary>
    public Located<Platform>? Platform { get; init; }
}
