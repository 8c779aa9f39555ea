namespace Slipway.Metadata.Yaml;

/// <summary>What a scalar means by the core schema of YAML 1.2: <c>yes</c>, dates and <c>1_000</c> are text.</summary>
public enum YamlScalarType
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>Nothing at all, <c>null</c> or <c>~</c>.</summary>
    Null,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Boolean,

    /// <summary>A number without fraction or exponent.</summary>
    WholeNumber,

    /// <summary>Another number.</summary>
    Fraction,
}
