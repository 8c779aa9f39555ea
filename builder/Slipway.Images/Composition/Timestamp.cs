using System.Globalization;

namespace Slipway.Images.Composition;

/// <summary>Times as image configurations write them: RFC 3339, UTC, whole seconds, <c>Z</c>.</summary>
internal static class Timestamp
{
    public static string Write(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
