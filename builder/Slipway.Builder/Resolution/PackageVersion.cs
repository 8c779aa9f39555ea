using NuGet.Versioning;

namespace Slipway.Builder.Resolution;

/// <summary>Versions as NuGet writes them.</summary>
internal static class PackageVersion
{
    /// <summary>The spelling that folders, locks and labels have: without build metadata.</summary>
    public static string Normal(string version) => IsPlain(version) ? version : Normalised(version);

    // Three plain numbers are normal already; a locked build then loads none of NuGet's libraries.
    private static bool IsPlain(string version) =>
        version.Split('.') is { Length: 3 } numbers
        && numbers.All(number => number.Length is > 0 and < 10 && number.All(char.IsAsciiDigit) && (number.Length == 1 || number[0] != '0'));

    private static string Normalised(string version) => NuGetVersion.Parse(version).ToNormalizedString();
}
