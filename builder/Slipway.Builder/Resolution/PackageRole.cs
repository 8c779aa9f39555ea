namespace Slipway.Builder.Resolution;

/// <summary>Why a package is part of a server.</summary>
public enum PackageRole
{
    /// <summary>The server, or something that it needs, at the version it was released with.</summary>
    Server,

    /// <summary>Something that plugins brought or an override lifted.</summary>
    Dependency,

    /// <summary>A plugin that the manifest names.</summary>
    Plugin,
}
