using Slipway.Builder.Generation;
using Slipway.Images;

namespace Slipway.Builder.Compilation;

/// <summary>A server that `dotnet NAME.dll` starts, apart from the packages' own files.</summary>
/// <param name="Generated">Its source.</param>
/// <param name="Assembly">The assembly, with its symbols inside.</param>
/// <param name="Dependencies">NAME.deps.json.</param>
/// <param name="RuntimeConfiguration">NAME.runtimeconfig.json.</param>
public sealed record CompiledServer(
    GeneratedServer Generated, ReadOnlyMemory<byte> Assembly, ReadOnlyMemory<byte> Dependencies, ReadOnlyMemory<byte> RuntimeConfiguration)
{
    /// <summary>Whether the assembly came from the cache; its bytes are the same either way.</summary>
    public bool FromCache { get; init; }

    internal static CompiledServer Of(GeneratedServer server, ReadOnlyMemory<byte> assembly) =>
        new(server, assembly, DependencyFile.Write(server), RuntimeConfigurationFile.Write());

    /// <summary>The same server for another of its platforms: the assembly runs everywhere, what it loads differs.</summary>
    internal CompiledServer For(Platform platform) => platform == Generated.Resolved.Platform
        ? this
        : Of(Generated with { Resolved = Generated.Resolved.For(platform) }, Assembly) with { FromCache = FromCache };

    /// <summary>The three files by name, in ordinal order.</summary>
    public IReadOnlyList<KeyValuePair<string, ReadOnlyMemory<byte>>> Files =>
    [
        new($"{Generated.AssemblyName}.deps.json", Dependencies),
        new($"{Generated.AssemblyName}.dll", Assembly),
        new($"{Generated.AssemblyName}.runtimeconfig.json", RuntimeConfiguration),
    ];
}
