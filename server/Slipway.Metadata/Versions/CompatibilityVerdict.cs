namespace Slipway.Metadata.Versions;

/// <summary>The three answers to whether a plugin fits a server.</summary>
public enum CompatibilityVerdict
{
    /// <summary>The plugin does not say, or does not say enough. Neither a yes nor a no.</summary>
    Undeclared,

    /// <summary>Everything that the plugin says holds.</summary>
    Compatible,

    /// <summary>Something that the plugin says does not hold.</summary>
    Incompatible,
}
