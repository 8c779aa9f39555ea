using System.Globalization;

namespace Slipway.Trust.Json;

/// <summary>How times are written: UTC, whole seconds.</summary>
internal static class Timestamps
{
    public static string Written(this DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
