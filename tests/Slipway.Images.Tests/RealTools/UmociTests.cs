using System.Runtime.Versioning;
using Slipway.Images.Layouts;

namespace Slipway.Images.Tests.RealTools;

public sealed class UmociTests
{
    [Fact]
    [SupportedOSPlatform("linux")]
    public async Task Unpack_OfTheHostBase_HasModesTimesAndLinksOfTheLayer()
    {
        using var folder = new TempFolder();
        var umoci = Tool.Require("umoci", "umoci");
        await LayoutWriter.WriteAsync(await ProbeImage.Made, folder["image"], new LayoutOptions { Tag = "1.0.0" }, CancellationToken.None);

        var unpacked = await CommandRunner.RunAsync(umoci, ["unpack", "--rootless", "--image", $"{folder["image"]}:1.0.0", folder["bundle"]]);

        Assert.True(unpacked.ExitCode == 0, unpacked.All);
        var root = folder["bundle/rootfs"];
        Assert.Equal(Convert.ToInt32("1777", 8), (int)File.GetUnixFileMode($"{root}/tmp"));
        Assert.Equal(Convert.ToInt32("755", 8), (int)File.GetUnixFileMode($"{root}/usr/share/dotnet/dotnet"));
        Assert.Equal(Convert.ToInt32("644", 8), (int)File.GetUnixFileMode($"{root}/app/Slipway.Images.Probe.dll"));
        Assert.Equal("/usr/share/dotnet/dotnet", new FileInfo($"{root}/usr/bin/dotnet").LinkTarget);
        Assert.Equal(new DateTime(1980, 1, 1, 0, 0, 0, DateTimeKind.Utc), File.GetLastWriteTimeUtc($"{root}/usr/share"));
    }
}
