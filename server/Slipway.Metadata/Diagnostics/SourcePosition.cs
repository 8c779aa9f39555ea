using System.Text.Json.Serialization;

namespace Slipway.Metadata.Diagnostics;

/// <summary>
/// A place in a file. Lines and columns count from 1, columns in UTF-16 units as editors do; a length of 0 means unknown.
/// Two positions are equal when they name the same place; the text they point into plays no part.
/// </summary>
public sealed record SourcePosition(string File, int Line, int Column, int Length = 0)
{
    /// <summary>The text that the position points into, when it is known: renderers show an excerpt of it.</summary>
    [JsonIgnore]
    public SourceText? Source { get; init; }

    /// <inheritdoc />
    public bool Equals(SourcePosition? other) =>
        other is not null && File == other.File && Line == other.Line && Column == other.Column && Length == other.Length;

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(File, Line, Column, Length);

    /// <summary><c>file:line:column</c>.</summary>
    public override string ToString() => $"{File}:{Line}:{Column}";
}
