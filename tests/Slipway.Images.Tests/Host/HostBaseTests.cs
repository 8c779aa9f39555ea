using Slipway.Images.Composition;
using Slipway.Images.Layouts;

namespace Slipway.Images.Tests.Host;

public sealed class HostBaseTests
{
    [Fact]
    public async Task Build_OfThisMachine_HasLibrariesOnceAndNothingMissing()
    {
        var host = await HostMachine.Base;
        using var folder = new TempFolder();
        await LayoutWriter.WriteAsync(PackedImage.Of(host.Image), folder["image"], new LayoutOptions { Tag = "1" }, CancellationToken.None);
        Assert.Single(host.Files, file => file.Path.EndsWith("/libc.so.6", StringComparison.Ordinal));
        Assert.Single(host.Files, file => file.Path.EndsWith("/libssl.so.3", StringComparison.Ordinal));
        Assert.Equal("65532", host.Image.Config.User);
    }
}
