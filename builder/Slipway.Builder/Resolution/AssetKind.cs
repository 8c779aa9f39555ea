namespace Slipway.Builder.Resolution;

/// <summary>What a file of a package is to a server.</summary>
public enum AssetKind
{
    /// <summary>Read by the compiler only.</summary>
    Compile,

    /// <summary>An assembly that is loaded.</summary>
    Runtime,

    /// <summary>A native library.</summary>
    Native,

    /// <summary>An assembly of translated texts.</summary>
    Resource,
}
