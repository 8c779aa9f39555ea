using Slipway.Images;

namespace Slipway.Builder.Resolution;

/// <summary>How .NET names the platforms of images.</summary>
internal static class RuntimeIdentifiers
{
    private static readonly (Platform Platform, string Identifier)[] Known =
    [
        (Platform.LinuxAmd64, "linux-x64"),
        (Platform.LinuxArm64, "linux-arm64"),
        (new Platform("linux", "arm", "v7"), "linux-arm"),
        (new Platform("linux", "ppc64le"), "linux-ppc64le"),
        (new Platform("linux", "s390x"), "linux-s390x"),
    ];

    /// <summary>The identifier, or null for a platform that .NET servers do not run on.</summary>
    public static string? Find(Platform platform) => Known.FirstOrDefault(known => known.Platform.Serves(platform)).Identifier;

    /// <summary>The identifier of a platform that was looked at before.</summary>
    public static string Of(Platform platform) => Find(platform) ?? throw new ArgumentException($"There is no .NET for {platform}.", nameof(platform));
}
