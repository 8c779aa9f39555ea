using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Slipway.Images;

/// <summary>An operating system and processor, written <c>linux/amd64</c> or <c>linux/arm/v7</c>.</summary>
public readonly partial record struct Platform(string Os, string Architecture, string? Variant = null) : IComparable<Platform>
{
    /// <summary>linux/amd64.</summary>
    public static Platform LinuxAmd64 { get; } = new("linux", "amd64");

    /// <summary>linux/arm64.</summary>
    public static Platform LinuxArm64 { get; } = new("linux", "arm64");

    /// <summary>The platform that BuildKit gives to attestations in an index: not a runnable image.</summary>
    public static Platform Unknown { get; } = new("unknown", "unknown");

    /// <summary>Reads the written form; throws a <see cref="FormatException"/> for anything else.</summary>
    public static Platform Parse(string text) =>
        TryParse(text, out var platform)
            ? platform
            : throw new FormatException($"'{text}' is not a platform of the form os/architecture[/variant].");

    /// <summary>Reads the written form.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Platform platform)
    {
        platform = default;
        if (text is null || !Written().IsMatch(text))
        {
            return false;
        }

        var parts = text.Split('/');
        platform = new Platform(parts[0], parts[1], parts.Length == 3 ? parts[2] : null);
        return true;
    }

    /// <summary>Whether an image of this platform runs where <paramref name="wanted"/> is asked for; arm64 and arm64/v8 are one.</summary>
    public bool Serves(Platform wanted) => Normal(this) == Normal(wanted);

    /// <inheritdoc />
    public int CompareTo(Platform other) => string.CompareOrdinal(ToString(), other.ToString());

    /// <summary>Orders by the written form.</summary>
    public static bool operator <(Platform left, Platform right) => left.CompareTo(right) < 0;

    /// <summary>Orders by the written form.</summary>
    public static bool operator >(Platform left, Platform right) => left.CompareTo(right) > 0;

    /// <summary>Orders by the written form.</summary>
    public static bool operator <=(Platform left, Platform right) => left.CompareTo(right) <= 0;

    /// <summary>Orders by the written form.</summary>
    public static bool operator >=(Platform left, Platform right) => left.CompareTo(right) >= 0;

    /// <summary>The written form.</summary>
    public override string ToString() => Variant is null ? $"{Os}/{Architecture}" : $"{Os}/{Architecture}/{Variant}";

    private static Platform Normal(Platform platform) => platform switch
    {
        { Architecture: "arm64", Variant: "v8" } or { Architecture: "amd64", Variant: "v1" } => platform with { Variant = null },
        _ => platform,
    };

    [GeneratedRegex(@"\A[a-z0-9]+/[a-z0-9_]+(/[a-z0-9.]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Written();
}
