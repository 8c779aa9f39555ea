using Slipway.Metadata.Diagnostics;

namespace Slipway.Metadata.Yaml;

/// <summary>A scalar: its text after unescaping, how it was written, and what it means.</summary>
public sealed class YamlScalar : YamlNode
{
    /// <summary>A scalar at a place.</summary>
    public YamlScalar(string text, YamlScalarStyle style, SourcePosition position)
        : base(position)
    {
        Text = text;
        Style = style;
        Type = style == YamlScalarStyle.Plain ? CoreSchema.TypeOf(text) : YamlScalarType.Text;
    }

    /// <summary>The text.</summary>
    public string Text { get; }

    /// <summary>How it is written.</summary>
    public YamlScalarStyle Style { get; }

    /// <summary>What it means.</summary>
    public YamlScalarType Type { get; }

    /// <inheritdoc />
    public override string Kind => Type switch
    {
        YamlScalarType.Null => "nothing",
        YamlScalarType.Boolean => "a boolean",
        YamlScalarType.WholeNumber or YamlScalarType.Fraction => "a number",
        _ => "text",
    };
}
