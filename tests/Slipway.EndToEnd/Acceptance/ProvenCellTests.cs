namespace Slipway.EndToEnd.Acceptance;

/// <summary>A publisher earns Tier 2 and proves a cell of the matrix by commands alone: what each leaves beside the package is listed, and counts.</summary>
public sealed class ProvenCellTests
{
    private const string Advisory = """
        { "schema_version": "1.7.0", "id": "GHSA-1", "modified": "2026-01-20T10:00:00Z", "database_specific": { "severity": "CRITICAL" },
          "affected": [ { "package": { "ecosystem": "NuGet", "name": "Somebody.Else" }, "ranges": [ { "type": "ECOSYSTEM", "events": [ { "introduced": "0" } ] } ] } ] }
        """;

    [Fact]
    public async Task ForeignPlugin_TriedSignedAndListed_IsTier2AndHasAProvenCell()
    {
        using var plugin = await WeatherPlugin.PackAsync();
        using var team = new Distribution();
        await team.SlipwayAsync(0, "key", "new", "acme", "--no-passphrase");
        team.Write("index/" + SamplePublisher.Path, SamplePublisher.Text(SamplePublisher.Key(await File.ReadAllTextAsync(team["acme.pub"], TestContext.Current.CancellationToken))));
        team.Write("advisories/GHSA-1.json", Advisory);

        await team.SlipwayAsync(0, "plugin", "check", plugin.Package, "--sign", "acme.key");
        await team.SlipwayAsync(0, "sbom", plugin.Package, "--feed", Packages.Folder, "-o", "weather.cdx.json", "--sign", "acme.key");
        await team.SlipwayAsync(0, "scan", plugin.Package, "--feed", Packages.Folder, "--advisories", "advisories", "--sign", "acme.key");
        await team.SlipwayAsync(0, "conformance", plugin.Package, "--feed", Packages.Folder, "--sign", "acme.key");
        var without = await team.SlipwayAsync(3, "index", "add", plugin.Package, "--index", "index", "--tier", "2");
        await team.SlipwayAsync(0, "sign", plugin.Package, "--key", "acme.key");
        await team.SlipwayAsync(0, "index", "add", plugin.Package, "--index", "index", "--tier", "2", "--image", $"registry.example.com/ops@sha256:{new string('a', 64)}=1.0.0");
        await team.SlipwayAsync(0, "index", "check", "index");
        var tier = await team.SlipwayAsync(0, "tier", plugin.Package, "--index", "index");
        var matrix = await team.SlipwayAsync(0, "matrix", "index", "--linked", "--feed", Packages.Folder, "--feed", plugin.Feed, "--server", "1.0.0");
        var json = await team.SlipwayAsync(0, "matrix", "index", "--linked", "--feed", Packages.Folder, "--feed", plugin.Feed, "--server", "1.0.0", "--json");

        Assert.Equal(2, without.Error.Split("error SLP1068").Length - 1);
        Assert.Equal("acme/weather 0.1.0: Tier 2 (supported)\n", tier.Output);
        Assert.Contains("| acme/weather | 0.1.0 | supported | proven [1] |", matrix.Output, StringComparison.Ordinal);
        Assert.Equal(["valid"], await SchemaJudge.JudgeAsync("docs/schemas/matrix.schema.json", json.Output));
        Assert.Contains("Proven: yes: conformance passed", matrix.Output, StringComparison.Ordinal);
    }
}
