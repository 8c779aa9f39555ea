namespace Slipway.Sdk.Configuration;

/// <summary>A value that must not be seen. It prints as asterisks; <see cref="Reveal"/> is the one way to its text.</summary>
public sealed class Secret : IEquatable<Secret>
{
    private readonly string _value;

    /// <summary>Hides a text.</summary>
    public Secret(string value) => _value = value;

    /// <summary>Whether there is no text at all.</summary>
    public bool IsEmpty => _value.Length == 0;

    /// <summary>The text itself, to be handed to the upstream and to nothing else.</summary>
    public string Reveal() => _value;

    /// <inheritdoc />
    public bool Equals(Secret? other) => other is not null && string.Equals(_value, other._value, StringComparison.Ordinal);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as Secret);

    /// <inheritdoc />
    public override int GetHashCode() => string.GetHashCode(_value, StringComparison.Ordinal);

    /// <summary>Asterisks.</summary>
    public override string ToString() => "***";
}
