namespace Slipway.Trust.Sbom;

/// <summary>What kind of thing a component is, in CycloneDX's words.</summary>
public enum ComponentType
{
    /// <summary>A program, or a plugin of one.</summary>
    Application,

    /// <summary>Something others are built upon, such as the .NET runtime.</summary>
    Framework,

    /// <summary>A package that others call.</summary>
    Library,

    /// <summary>An image.</summary>
    Container,

    /// <summary>An operating system, such as Debian 12.</summary>
    OperatingSystem,
}
