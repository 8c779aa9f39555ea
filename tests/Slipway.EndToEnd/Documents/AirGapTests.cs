using System.Text.Json.Nodes;

namespace Slipway.EndToEnd.Documents;

public sealed class AirGapTests
{
    [Fact]
    public async Task Page_FollowedOnBothSides_EndsWithTheImageThatExportBuilt()
    {
        using var reader = new Reader(Packages.Environment);
        reader.PutOnPath("slipway", SlipwayCommand.Path);

        await reader.FollowAsync(Page.Read("docs/air-gap.md"));

        var inventory = JsonNode.Parse(File.ReadAllText(Path.Combine(reader.WorkingDirectory, "place/inventory.json")))!;
        var built = JsonNode.Parse(File.ReadAllText(Path.Combine(reader.WorkingDirectory, "out/build.json")))!;
        Assert.Equal((string?)inventory["server"]!["image"], (string?)built["digest"]);
    }
}
