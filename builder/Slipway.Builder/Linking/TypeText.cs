using System.Collections.Immutable;

namespace Slipway.Builder.Linking;

/// <summary>A type as a signature says it. Two are the same exactly when their texts are: names stand with the assembly that defines them.</summary>
/// <param name="Text">The text.</param>
/// <param name="Type">The definition, of a named type.</param>
/// <param name="Arguments">The type arguments, of an instance of a generic type.</param>
/// <param name="IsWhole">Whether everything in it was found.</param>
internal sealed record TypeText(string Text, LinkType? Type, ImmutableArray<TypeText> Arguments, bool IsWhole)
{
    /// <summary>A type without a definition: a parameter, an array, a pointer.</summary>
    public static TypeText Of(string text, bool isWhole = true) => new(text, null, [], isWhole);

    /// <summary>The same type around this one.</summary>
    public TypeText Around(string suffix) => Of(Text + suffix, IsWhole);

    /// <inheritdoc />
    public bool Equals(TypeText? other) => other is not null && Text == other.Text;

    /// <inheritdoc />
    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc />
    public override string ToString() => Text;
}
