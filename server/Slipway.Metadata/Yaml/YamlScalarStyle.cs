namespace Slipway.Metadata.Yaml;

/// <summary>How a scalar is written. Only plain scalars can be anything but text.</summary>
public enum YamlScalarStyle
{
    /// <summary>Without quotes.</summary>
    Plain,

    /// <summary>In single or double quotes.</summary>
    Quoted,

    /// <summary>As a block after <c>|</c> or <c>&gt;</c>.</summary>
    Block,
}
