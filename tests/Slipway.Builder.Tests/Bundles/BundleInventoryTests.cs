using System.Text;
using Slipway.Builder.Bundles;
using Slipway.Images;

namespace Slipway.Builder.Tests.Bundles;

public sealed class BundleInventoryTests
{
    private static readonly Digest Some = Digest.Of("some"u8);

    private static readonly BundleInventory Whole = new()
    {
        Name = "toy",
        Version = "1.2.3",
        Manifest = "source/servers/toy.yaml",
        Base = "registry.example.com/team/base:1",
        Image = Some,
        Tool = "1.0.0+abc",
        Feeds = ["nuget.org"],
        Images =
        [
            new BundledImage("base-linux-arm64", "team/base", null, Platform.LinuxArm64, new Descriptor(MediaTypes.DockerManifest, Some, 7)),
            new BundledImage("tool", "slipway", "1.0.0-abc", Platform.LinuxAmd64, new Descriptor(MediaTypes.Manifest, Some, 9)),
        ],
        Files =
        [
            new BundleFile("advisories/nuget/page.json", BundleRole.Advisories, Some, 0) { Modified = 1_700_000_000 },
            new BundleFile("packages/Acme.Ops.One.1.0.0.nupkg", BundleRole.Package, Some, 5_000_000_000)
            {
                Package = new BundledPackage("Acme.Ops.One", "1.0.0", Convert.ToBase64String(new byte[64])),
            },
            new BundleFile("source/servers/toy.yaml", BundleRole.Manifest, Some, 12),
        ],
    };

    [Fact]
    public void Read_OfWhatWasWritten_IsTheSame()
    {
        var bytes = Whole.ToBytes();

        var (read, reason) = InventoryReader.Read(bytes);

        Assert.True(read is not null, reason);
        Assert.Equal(bytes, read.ToBytes());
        Assert.Equal(Whole.Files, read.Files);
        Assert.Equal(Whole.Images, read.Images);
    }

    [Theory]
    [InlineData("\"kind\":\"BundleInventory\"", "\"kind\":\"Plugin\"", "not a BundleInventory")]
    [InlineData("\"role\":\"package\"", "\"role\":\"advisories\"", "no place for a file of the role advisories")]
    [InlineData("\"size\":12", "\"size\":-12", "too small")]
    [InlineData("\"size\":12", "\"size\":12,\"mode\":\"4755\"", "mode")]
    [InlineData("source/servers/toy.yaml\",\"role\"", "source/../toy.yaml\",\"role\"", "'..'")]
    [InlineData("\"name\":\"tool\"", "\"name\":\"../tool\"", "../tool")]
    [InlineData("}", "", "")]
    public void Read_OfWhatIsWrong_SaysWhy(string part, string instead, string reason)
    {
        var text = Encoding.UTF8.GetString(Whole.ToBytes());
        Assert.Contains(part, text, StringComparison.Ordinal);

        var (read, why) = InventoryReader.Read(Encoding.UTF8.GetBytes(text.Replace(part, instead, StringComparison.Ordinal)));

        Assert.Null(read);
        Assert.Contains(reason, why, StringComparison.Ordinal);
        Assert.NotEmpty(why);
    }

    [Fact]
    public void MostFiles_FitIntoTheLargest()
    {
        var inventory = Whole with
        {
            Files = [.. Enumerable.Range(0, BundleInventory.MostFiles).Select(number => new BundleFile($"packages/{new string('p', 120)}.{number:0000}.nupkg", BundleRole.Package, Some, 5_000_000)
            {
                Package = new BundledPackage(new string('p', 100), "1.0.0", Convert.ToBase64String(new byte[64])),
            }), Whole.Files[^1]],
        };

        var bytes = inventory.ToBytes();

        Assert.InRange(bytes.Length, 0, BundleInventory.Largest);
        Assert.NotNull(InventoryReader.Read(bytes).Inventory);
    }
}
