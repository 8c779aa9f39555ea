using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Slipway.EndToEnd.Tiers;

/// <summary>A plugin of Tier 3 appears as what it is wherever a build, or a command about it, shows plugins: whatever it says of itself.</summary>
public sealed partial class ShownTierTests(ForgedServer server) : IClassFixture<ForgedServer>
{
    private static readonly string[] Plugins = ["example/tides", "example/weather"];

    [Fact]
    public void Lock_HasTheTierOfTheBytes() =>
        Assert.Equal([3, 3], server.Json("server.lock.json")["plugins"]!.AsObject().Select(plugin => (int)plugin.Value!["tier"]!));

    [Fact]
    public void Image_LabelsNobodySupported()
    {
        var manifest = server.Blob((string)server.Json("out/image/index.json")["manifests"]!.AsArray().First(each => each!["artifactType"] is null)!["digest"]!);
        var labels = server.Blob((string)manifest["config"]!["digest"]!)["config"]!["Labels"]!.AsObject();

        Assert.StartsWith("sha256:", (string?)labels["dev.slipway.plugins"], StringComparison.Ordinal);
        Assert.Equal("3", (string?)labels["dev.slipway.tiers"]);
        Assert.All(labels.Concat(manifest["annotations"]!.AsObject()), fact => AssertModest((string)fact.Value!));
    }

    [Fact]
    public void RunningServer_ListsTier3() =>
        Assert.Equal(Plugins.Select(id => (id, 3)), server.Served.GetProperty("plugins").EnumerateArray()
            .Select(plugin => ($"{plugin.GetProperty("publisher").GetString()}/{plugin.GetProperty("name").GetString()}", plugin.GetProperty("tier").GetInt32())).Order());

    [Fact]
    public async Task Bills_OfTheBuildAndOfItsImage_NameTier3()
    {
        foreach (var bill in new[] { server.Json("out/sbom.cdx.json"), JsonNode.Parse(await server.RunAsync("sbom", "out"))! })
        {
            var tiers = bill["components"]!.AsArray().Where(component => Property(component!, "slipway:plugin") is not null)
                .Select(component => (Property(component!, "slipway:plugin"), Property(component!, "slipway:tier"))).Order().ToList();
            Assert.Equal(Plugins.Select(id => ((string?)id, (string?)"3")), tiers);
        }
    }

    [Fact]
    public void Pages_OfTheBuild_NameTier3()
    {
        var page = server.Text("out/report.html");

        Assert.True(Regex.Count(page, @"Tier 3 \(community\)") >= Plugins.Length, page);
        AssertModest(page);
        AssertModest(server.Text("out/provenance.json"));
    }

    [Fact]
    public void Matrix_OfTheBuild_NamesTier3()
    {
        Assert.Equal(Plugins.Select(id => (id, 3)), server.Json("out/matrix.json")["rows"]!.AsArray().Select(row => ((string)row!["plugin"]!, (int)row["tier"]!)).Order());
        Assert.All(Plugins, id => Assert.Contains($"| {id} |", server.Text("out/matrix.md"), StringComparison.Ordinal));
        AssertModest(server.Text("out/matrix.md"));
    }

    [Fact]
    public async Task Plan_TellsTheApproverTier3()
    {
        var shown = await server.RunAsync("plan", "server.yaml", "--against", "before.lock.json", "--markdown", "--locked");
        var told = await server.RunAsync("plan", "server.yaml", "--against", "before.lock.json", "--json", "--locked");

        Assert.Contains("Tier 3 (community)", shown, StringComparison.Ordinal);
        AssertModest(shown);
        Assert.Contains("Tier 3 (community)", told, StringComparison.Ordinal);
        AssertModest(told);
    }

    [Fact]
    public async Task Inspect_ReadsTier3FromTheImage()
    {
        var text = await server.RunAsync("inspect", "out");
        var told = JsonNode.Parse(await server.RunAsync("inspect", "out", "--json"))!;

        Assert.Contains("example/tides 0.1.0, tier 3, ", text, StringComparison.Ordinal);
        Assert.Contains("example/weather 1.0.0, tier 3, ", text, StringComparison.Ordinal);
        Assert.Equal(["3", "3"], told[0]!["plugins"]!.AsArray().Select(plugin => (string?)plugin!["tier"]));
        AssertModest(text);
    }

    private static string? Property(JsonNode component, string name) =>
        (string?)component["properties"]?.AsArray().FirstOrDefault(property => (string?)property!["name"] == name)?["value"];

    private static void AssertModest(string text) => Assert.DoesNotMatch(Boast(), text);

    // As tiers are shown: by number, by word, by both. A policy may be called "built-in", too.
    [GeneratedRegex(@"tier [12]\b|\bsupported\b|\(built-in\)|""tier"": ?""?[12]\b", RegexOptions.IgnoreCase)]
    private static partial Regex Boast();
}
