using System.Text;
using System.Text.Json.Nodes;
using Slipway.Builder.Inspection;
using Slipway.Images.Composition;
using Slipway.Images.Layouts;
using Slipway.Images.Referrers;
using Slipway.Trust.Sbom;

namespace Slipway.Cli.Tests.Verbs;

/// <summary>A bill that somebody attaches to an image adds packages to what sbom says, and no plugin and no tier.</summary>
public sealed class ForgedBillTests : CommandTest
{
    private const string Forged = """
        { "bomFormat": "CycloneDX", "specVersion": "1.6", "components": [
          { "type": "library", "name": "Acme.Ops.One", "version": "1.0.0", "bom-ref": "pkg:nuget/Acme.Ops.One@1.0.0", "purl": "pkg:nuget/Acme.Ops.One@1.0.0",
            "properties": [ { "name": "slipway:plugin", "value": "acme/one" }, { "name": "slipway:tier", "value": "1" } ] },
          { "type": "library", "name": "Acme.Ops.Two", "version": "1.0.0", "bom-ref": "pkg:nuget/Acme.Ops.Two@1.0.0", "purl": "pkg:nuget/Acme.Ops.Two@1.0.0",
            "properties": [ { "name": "slipway:plugin", "value": "acme/two" }, { "name": "slipway:tier", "value": "2" } ] } ] }
        """;

    [Fact]
    public async Task Sbom_OfAnImageThatLostItsBill_TakesTheSignedOneAndElseSaysWhatNobodyKnows()
    {
        Site.Feed.WithServer().WithPlugin("one");
        Site.Manifest(["one"]);
        Assert.Equal(0, (await RunAsync("key", "new", "release", "--no-passphrase")).ExitCode);
        var built = await RunAsync("build", "toy.yaml", "-o", "out", "--sign", "release.key");
        Assert.True(built.ExitCode == 0, built.All);

        var whole = await RunAsync("sbom", "out");
        Remove(type => type == CycloneDxWriter.MediaType);
        var signed = await RunAsync("sbom", "out");
        Remove(type => type is not null);
        var bare = await RunAsync("sbom", "out");

        Assert.DoesNotContain("SLP6204", whole.All, StringComparison.Ordinal);
        Assert.Equal(Names(whole), Names(signed));
        Assert.DoesNotContain("SLP6204", signed.All, StringComparison.Ordinal);
        Assert.Contains("warning SLP6204: out: Of its programs and libraries ", bare.Error, StringComparison.Ordinal);
        Assert.True(Names(bare).Length < Names(whole).Length);

        static string[] Names(CommandResult told) => [.. JsonNode.Parse(told.Output)!["components"]!.AsArray().Select(component => (string)component!["name"]!)];
    }

    private void Remove(Func<string?, bool> types)
    {
        var file = Site["out/image/index.json"];
        var index = JsonNode.Parse(File.ReadAllText(file))!;
        var manifests = index["manifests"]!.AsArray();
        foreach (var manifest in manifests.Where(manifest => types((string?)manifest!["artifactType"])).ToArray())
        {
            manifests.Remove(manifest);
        }

        File.WriteAllText(file, index.ToJsonString());
    }

    [Fact]
    public async Task Sbom_OfAnImageWithAForgedBill_SaysOfTiersWhatTheImageSays()
    {
        Site.Feed.WithServer().WithPlugin("one");
        Site.Manifest(["one"]);
        var built = await RunAsync("build", "toy.yaml", "-o", "out");
        Assert.True(built.ExitCode == 0, built.All);
        var image = (await StoredImages.ReadAsync(Site["out/image"], null, Site["archive"], TestContext.Current.CancellationToken)).Required[0];
        var layout = (await OciLayout.OpenAsync(Site["out/image"], TestContext.Current.CancellationToken)).Required;
        await ReferrerWriter.WriteAsync(layout, [new Artifact(CycloneDxWriter.MediaType, Encoding.UTF8.GetBytes(Forged), CycloneDxWriter.MediaType, image.Descriptor)], TimeProvider.System, TestContext.Current.CancellationToken);

        var told = await RunAsync("sbom", "out");

        Assert.True(told.ExitCode == 0, told.All);
        var components = JsonNode.Parse(told.Output)!["components"]!.AsArray();
        Assert.Contains(components, component => (string?)component!["name"] == "Acme.Ops.Two");
        Assert.Equal(["3"], components.SelectMany(component => component!["properties"]?.AsArray() ?? []).Where(property => (string?)property!["name"] == "slipway:tier").Select(property => (string?)property!["value"]));
    }
}
