using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Slipway.Builder.Resolution;

/// <summary>The id of a NuGet package. Two ids are equal when they differ by case only, as NuGet has it; the spelling is kept.</summary>
public readonly partial record struct PackageId : IComparable<PackageId>
{
    private const int LongestId = 100;

    private readonly string? _text;

    private PackageId(string text) => _text = text;

    /// <summary>The id in lower case: the spelling of folders and file names.</summary>
    public string Lower => ToString().ToLowerInvariant();

    /// <summary>Reads an id; throws a <see cref="FormatException"/> for anything else.</summary>
    public static PackageId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException($"\"{text}\" is not the id of a NuGet package.");

    /// <summary>Reads an id.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out PackageId id)
    {
        var isId = text is { Length: > 0 and <= LongestId } && Written().IsMatch(text);
        id = isId ? new PackageId(text!) : default;
        return isId;
    }

    /// <inheritdoc />
    public bool Equals(PackageId other) => string.Equals(ToString(), other.ToString(), StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc />
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc />
    public int CompareTo(PackageId other) => string.CompareOrdinal(Lower, other.Lower);

    /// <summary>Orders by the lower-case spelling.</summary>
    public static bool operator <(PackageId left, PackageId right) => left.CompareTo(right) < 0;

    /// <summary>Orders by the lower-case spelling.</summary>
    public static bool operator >(PackageId left, PackageId right) => left.CompareTo(right) > 0;

    /// <summary>Orders by the lower-case spelling.</summary>
    public static bool operator <=(PackageId left, PackageId right) => left.CompareTo(right) <= 0;

    /// <summary>Orders by the lower-case spelling.</summary>
    public static bool operator >=(PackageId left, PackageId right) => left.CompareTo(right) >= 0;

    /// <summary>The id as it was spelled.</summary>
    public override string ToString() => _text ?? "";

    [GeneratedRegex(@"\A[A-Za-z0-9_]+([.\-][A-Za-z0-9_]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Written();
}
