using System.Text.Json.Serialization;

namespace Slipway.Sdk.Json;

/// <summary>
/// A point in time as the wire writes it: RFC 3339, to the nanosecond, with the offset that its author chose. It is not a
/// <see cref="DateTimeOffset"/>, which would lose nanoseconds and refuses offsets beyond fourteen hours.
/// </summary>
[JsonConverter(typeof(TimestampConverter))]
public readonly record struct Timestamp : IComparable<Timestamp>
{
    private readonly long _localTicks;
    private readonly short _offsetMinutes;
    private readonly byte _nanosecondsInTick;

    internal Timestamp(long localTicks, short offsetMinutes, byte nanosecondsInTick)
    {
        _localTicks = localTicks;
        _offsetMinutes = offsetMinutes;
        _nanosecondsInTick = nanosecondsInTick;
    }

    /// <summary>The time that means <em>missing</em>: 0001-01-01T00:00:00Z.</summary>
    public static Timestamp Missing => default;

    /// <summary>Whether no time was given.</summary>
    public bool IsMissing => UtcTicks == 0 && _nanosecondsInTick == 0;

    /// <summary>The offset from UTC.</summary>
    public TimeSpan Offset => TimeSpan.FromMinutes(_offsetMinutes);

    internal DateTime Local => new(_localTicks, DateTimeKind.Unspecified);

    internal byte NanosecondsInTick => _nanosecondsInTick;

    private long UtcTicks => _localTicks - (_offsetMinutes * TimeSpan.TicksPerMinute);

    /// <summary>The same instant with the precision of the framework's clock.</summary>
    public static implicit operator Timestamp(DateTimeOffset value) => FromDateTimeOffset(value);

    /// <summary>The same instant with the precision of the framework's clock.</summary>
    public static Timestamp FromDateTimeOffset(DateTimeOffset value) =>
        new(value.Ticks, (short)value.TotalOffsetMinutes, 0);

    /// <summary>Reads an RFC 3339 time.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static Timestamp Parse(string text) =>
        TryParse(text, out var value) ? value : throw new FormatException($"'{text}' is no RFC 3339 time such as 2024-01-02T03:04:05Z.");

    /// <summary>Reads an RFC 3339 time.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Timestamp value) => Rfc3339.TryParse(text, out value);

    /// <summary>The instant in UTC, cut to the precision of <see cref="DateTimeOffset"/> and to its range.</summary>
    public DateTimeOffset ToDateTimeOffset() =>
        new(Math.Clamp(UtcTicks, DateTimeOffset.MinValue.Ticks, DateTimeOffset.MaxValue.Ticks), TimeSpan.Zero);

    /// <inheritdoc />
    public int CompareTo(Timestamp other)
    {
        var byTicks = UtcTicks.CompareTo(other.UtcTicks);
        return byTicks != 0 ? byTicks : _nanosecondsInTick.CompareTo(other._nanosecondsInTick);
    }

    /// <summary>Whether one instant is before another.</summary>
    public static bool operator <(Timestamp left, Timestamp right) => left.CompareTo(right) < 0;

    /// <summary>Whether one instant is after another.</summary>
    public static bool operator >(Timestamp left, Timestamp right) => left.CompareTo(right) > 0;

    /// <summary>Whether one instant is not after another.</summary>
    public static bool operator <=(Timestamp left, Timestamp right) => left.CompareTo(right) <= 0;

    /// <summary>Whether one instant is not before another.</summary>
    public static bool operator >=(Timestamp left, Timestamp right) => left.CompareTo(right) >= 0;

    /// <summary>The RFC 3339 form, without trailing zeros of the fraction.</summary>
    public override string ToString()
    {
        Span<char> buffer = stackalloc char[Rfc3339.MaxLength];
        return new string(buffer[..Rfc3339.Format(this, buffer)]);
    }
}
