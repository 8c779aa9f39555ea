using Slipway.Generator.Equality;

namespace Slipway.Generator.Configuration;

/// <summary>A key of a configuration, and the property that it fills.</summary>
internal sealed record ConfigurationKey
{
    public required string Name { get; init; }

    /// <summary>The name of the property as source writes it.</summary>
    public required string Property { get; init; }

    public required KeyKind Kind { get; init; }

    /// <summary>Whether the key must be there.</summary>
    public required bool IsRequired { get; init; }

    /// <summary>What operators read, or the empty string.</summary>
    public required string Description { get; init; }

    public required KeyBounds Bounds { get; init; }

    /// <summary>The value when the key is missing, as JSON; null when the source does not say it as a literal.</summary>
    public required string? Default { get; init; }

    /// <summary>The enum of a <see cref="KeyKind.Word"/>, from the root.</summary>
    public required string? Enum { get; init; }

    /// <summary>The words of a <see cref="KeyKind.Word"/>.</summary>
    public required EquatableArray<KeyWord> Words { get; init; }
}
