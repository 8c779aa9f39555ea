namespace Slipway.EndToEnd.Acceptance;

/// <summary>A publisher proves a cell of the matrix by commands alone: the signed report of the checks is listed, and the matrix counts it.</summary>
public sealed class ProvenCellTests
{
    [Fact]
    public async Task ForeignPlugin_TriedSignedAndListed_HasAProvenCell()
    {
        using var plugin = await WeatherPlugin.PackAsync();
        using var team = new Distribution();
        await team.SlipwayAsync(0, "key", "new", "acme", "--no-passphrase");
        team.Write("index/" + SamplePublisher.Path, SamplePublisher.Text(SamplePublisher.Key(await File.ReadAllTextAsync(team["acme.pub"], TestContext.Current.CancellationToken))));

        await team.SlipwayAsync(0, "conformance", plugin.Package, "--feed", Packages.Folder, "--sign", "acme.key");
        await team.SlipwayAsync(0, "index", "add", plugin.Package, "--index", "index");
        await team.SlipwayAsync(0, "index", "check", "index");
        var matrix = await team.SlipwayAsync(0, "matrix", "index", "--linked", "--feed", Packages.Folder, "--feed", plugin.Feed, "--server", "1.0.0");

        Assert.Contains("| acme/weather | 0.1.0 | community | proven [1] |", matrix.Output, StringComparison.Ordinal);
        Assert.Contains("Proven: yes: conformance passed", matrix.Output, StringComparison.Ordinal);
    }
}
