using Slipway.Sdk.Capabilities;

namespace Slipway.Sdk.Tests.Api;

public sealed class PublicSurfaceTests
{
    [Fact]
    public void Sdk_PublicSurface_IsApproved() => Snapshot.Match(PublicSurface.Print(typeof(FrameworkV1).Assembly), "v1");

    [Fact]
    public void Sdk_AssemblyVersion_StaysThroughoutV1() =>
        Assert.Equal(new Version(1, 0, 0, 0), typeof(FrameworkV1).Assembly.GetName().Version);

    [Fact]
    public void Sdk_References_OnlyTheFramework() =>
        Assert.All(typeof(FrameworkV1).Assembly.GetReferencedAssemblies(), name => Assert.StartsWith("System.", name.Name));
}
