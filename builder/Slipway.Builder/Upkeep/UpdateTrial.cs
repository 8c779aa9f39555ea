using Slipway.Builder.Compilation;
using Slipway.Builder.Manifest;
using Slipway.Metadata.Diagnostics;

namespace Slipway.Builder.Upkeep;

/// <summary>A choice of versions that was tried.</summary>
/// <param name="Bytes">The manifest with these versions.</param>
/// <param name="Manifest">The same, read; null when it cannot be.</param>
/// <param name="Compiled">The server of it; null when it came to none.</param>
/// <param name="Found">What was found while it was made, in order.</param>
/// <param name="Objections">What speaks against it; empty when it holds.</param>
internal sealed record UpdateTrial(
    ReadOnlyMemory<byte> Bytes, ServerManifest? Manifest, CompiledServer? Compiled, IReadOnlyList<Diagnostic> Found, IReadOnlyList<Objection> Objections)
{
    public bool Holds => Compiled is not null && Objections.Count == 0;
}
