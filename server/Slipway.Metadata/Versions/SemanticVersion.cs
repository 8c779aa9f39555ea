using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace Slipway.Metadata.Versions;

/// <summary>
/// A version by Semantic Versioning 2.0.0 (https://semver.org), numbers of any width. Order and equality are those of precedence, so
/// build metadata, which <see cref="ToString"/> keeps, plays no part in them. A leading <c>v</c> is not part of a version.
/// </summary>
public sealed class SemanticVersion : IComparable<SemanticVersion>, IEquatable<SemanticVersion>
{
    internal SemanticVersion(BigInteger major, BigInteger minor, BigInteger patch, IReadOnlyList<string> prerelease, string text)
    {
        (Major, Minor, Patch, Prerelease, _text) = (major, minor, patch, prerelease, text);
    }

    private readonly string _text;

    /// <summary>Moves with breaking changes.</summary>
    public BigInteger Major { get; }

    /// <summary>Moves with new features.</summary>
    public BigInteger Minor { get; }

    /// <summary>Moves with corrections.</summary>
    public BigInteger Patch { get; }

    /// <summary>The identifiers after the hyphen; empty for a release.</summary>
    public IReadOnlyList<string> Prerelease { get; }

    /// <summary>Whether it comes before the release of its numbers.</summary>
    public bool IsPrerelease => Prerelease.Count > 0;

    /// <summary>Reads a version; an exception says why a text is none.</summary>
    public static SemanticVersion Parse(string text) =>
        TryParse(text, out var version, out var reason) ? version : throw new FormatException($"\"{text}\" is not a semantic version: {reason}");

    /// <summary>Reads a version.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out SemanticVersion? version) => TryParse(text, out version, out _);

    /// <summary>Reads a version, or says why the text is none.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out SemanticVersion? version, [NotNullWhen(false)] out string? reason) =>
        (version = SemanticVersionParser.Parse(text, out reason)) is not null;

    /// <inheritdoc />
    public int CompareTo(SemanticVersion? other)
    {
        if (other is null)
        {
            return 1;
        }

        var order = Major.CompareTo(other.Major);
        order = order != 0 ? order : Minor.CompareTo(other.Minor);
        order = order != 0 ? order : Patch.CompareTo(other.Patch);
        return order != 0 ? order : PrereleaseOrder.Compare(Prerelease, other.Prerelease);
    }

    /// <inheritdoc />
    public bool Equals(SemanticVersion? other) => CompareTo(other) == 0;

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as SemanticVersion);

    /// <inheritdoc />
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(Major);
        hash.Add(Minor);
        hash.Add(Patch);
        foreach (var identifier in Prerelease)
        {
            hash.Add(identifier, StringComparer.Ordinal);
        }

        return hash.ToHashCode();
    }

    /// <summary>The text that was read.</summary>
    public override string ToString() => _text;

    /// <summary>Equal in precedence.</summary>
    public static bool operator ==(SemanticVersion? left, SemanticVersion? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Different in precedence.</summary>
    public static bool operator !=(SemanticVersion? left, SemanticVersion? right) => !(left == right);

    /// <summary>Earlier.</summary>
    public static bool operator <(SemanticVersion left, SemanticVersion right) => left.CompareTo(right) < 0;

    /// <summary>Earlier or equal.</summary>
    public static bool operator <=(SemanticVersion left, SemanticVersion right) => left.CompareTo(right) <= 0;

    /// <summary>Later.</summary>
    public static bool operator >(SemanticVersion left, SemanticVersion right) => left.CompareTo(right) > 0;

    /// <summary>Later or equal.</summary>
    public static bool operator >=(SemanticVersion left, SemanticVersion right) => left.CompareTo(right) >= 0;
}
