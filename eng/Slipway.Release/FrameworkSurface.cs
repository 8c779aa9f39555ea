using Slipway.Testing;

namespace Slipway.Release;

/// <summary>The surface of the framework API: as approved in the tree, which a test compares with the code, and as released.</summary>
internal static class FrameworkSurface
{
    public const string Approved = "tests/Slipway.Sdk.Tests/Api/Snapshots/PublicSurfaceTests.Sdk_PublicSurface_IsApproved.v1.txt";

    private const string Released = "tests/Slipway.Sdk.Tests/Api/released";

    /// <summary>Where the surface of a release is kept.</summary>
    public static string PathOf(ReleaseVersion version) => $"{Released}/{version}.txt";

    /// <summary>What the rules of breaking want of a release after another one, and is not there.</summary>
    public static IReadOnlyList<string> Problems(Checkout checkout, ReleaseVersion last, ReleaseVersion next)
    {
        if (!File.Exists(checkout.PathOf(PathOf(last))))
        {
            return [$"{PathOf(last)} is not there, so nothing says what {last} promised: bring it back from {last.Tag}"];
        }

        return BreakGlass.Problems(
            (Number(last), checkout.Read(PathOf(last))), (Number(next), checkout.Read(Approved)),
            page => File.Exists(checkout.PathOf(page)) ? checkout.Read(page) : null);
    }

    private static Version Number(ReleaseVersion version) => new(version.Major, version.Minor, version.Patch);
}
