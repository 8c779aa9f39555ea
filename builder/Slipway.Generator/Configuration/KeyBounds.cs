using Microsoft.CodeAnalysis;
using Slipway.Generator.Diagnostics;
using Slipway.Generator.Symbols;

namespace Slipway.Generator.Configuration;

/// <summary>The least and the greatest number, or length of a text; null where there is no limit.</summary>
internal sealed record KeyBounds(double? Minimum, double? Maximum)
{
    public bool AreOpen => Minimum is null && Maximum is null;

    public static KeyBounds Read(AttributeData attribute, string key, KeyKind kind, Place place, ProblemList problems)
    {
        var minimum = attribute.NamedNumber("Minimum");
        var maximum = attribute.NamedNumber("Maximum");
        var bounds = new KeyBounds(
            minimum is { } least && double.IsNegativeInfinity(least) ? null : minimum,
            maximum is { } most && double.IsPositiveInfinity(most) ? null : maximum);
        if (bounds.Nonsense(kind) is { } nonsense)
        {
            problems.Add(ConfigurationRules.Limits, attribute.PlaceOf(minimum is null ? "Maximum" : "Minimum", place), key, nonsense);
        }

        return bounds;
    }

    /// <summary>Whether a number, or the length of a text, is outside.</summary>
    public bool Exclude(double value) => value < Minimum || value > Maximum;

    private string? Nonsense(KeyKind kind)
    {
        if (AreOpen)
        {
            return null;
        }

        if (!kind.HasLength() && !kind.IsNumber())
        {
            return "only numbers, durations and texts have limits";
        }

        if (Numbers().Any(number => double.IsNaN(number) || double.IsInfinity(number)))
        {
            return "a limit is not a number";
        }

        if (kind.HasLength() && Numbers().Any(number => number < 0 || number > int.MaxValue || number != Math.Floor(number)))
        {
            return "the limits of a text are lengths, whole numbers from 0";
        }

        if (Minimum > Maximum)
        {
            return "the least value is greater than the greatest";
        }

        return Admits(kind) ? null : "no value of the type is within them";
    }

    private bool Admits(KeyKind kind)
    {
        var (least, most) = (Minimum ?? double.NegativeInfinity, Maximum ?? double.PositiveInfinity);
        return kind switch
        {
            KeyKind.Int32 => Math.Max(Math.Ceiling(least), int.MinValue) <= Math.Min(Math.Floor(most), int.MaxValue),
            KeyKind.Int64 => Math.Max(Math.Ceiling(least), long.MinValue) <= Math.Min(Math.Floor(most), long.MaxValue),
            KeyKind.Duration => most >= 0 && least <= TimeSpan.MaxValue.TotalSeconds,
            _ => true,
        };
    }

    private IEnumerable<double> Numbers() => new[] { Minimum, Maximum }.Where(number => number is not null).Select(number => number!.Value);
}
