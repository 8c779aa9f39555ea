using Slipway.Builder.Manifest;

namespace Slipway.Builder.Packing;

/// <summary>A plugin program whose bytes were read and checked.</summary>
internal sealed record LoadedProgram(StdioPlugin Plugin, ReadOnlyMemory<byte> Content);
