namespace Slipway.Builder.Linking;

/// <summary>Where a type reference leads.</summary>
/// <param name="Type">The type; null when there is none.</param>
/// <param name="AssemblyIsThere">Whether at least the assembly is there that it names.</param>
internal sealed record TypeReferenceResult(LinkType? Type, bool AssemblyIsThere)
{
    /// <summary>Not even the assembly is there.</summary>
    public static TypeReferenceResult NoAssembly { get; } = new(null, AssemblyIsThere: false);
}
