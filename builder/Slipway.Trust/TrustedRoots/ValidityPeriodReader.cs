using System.Globalization;
using System.Text.Json;
using Slipway.Trust.Json;

namespace Slipway.Trust.TrustedRoots;

/// <summary>Reads the <c>validFor</c> of what a Sigstore instance lists.</summary>
internal static class ValidityPeriodReader
{
    public static ValidityPeriod ReadPeriod(this JsonElement owner)
    {
        var period = owner.RequiredMember("validFor");
        return new ValidityPeriod(
            ReadTime(period, "start") ?? throw new JsonException("'validFor' has no start."),
            ReadTime(period, "end"));
    }

    private static DateTimeOffset? ReadTime(JsonElement period, string name) => period.Text(name) switch
    {
        null or "" => null,
        var text when DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) => time,
        var text => throw new JsonException($"'{text}' is not a time."),
    };
}
