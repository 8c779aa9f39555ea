namespace Slipway.EndToEnd.Acceptance;

/// <summary>Ten ways to break the plugin: each is caught where it should be, with an exit code and a remedy.</summary>
public sealed class BrokenPluginTests
{
    private const string Unsigned = """{ "bomFormat": "CycloneDX", "specVersion": "1.6" }""";
    private const string Http = "_http = context.CreateHttpClient();";

    [Theory]
    [InlineData("list.limit", "found.Select(Map), request.Limit", "found.Select(Map), 1000")]
    [InlineData("list.order", "OrderBy(warning => warning.Id, StringComparer.Ordinal)", "OrderBy(_ => Random.Shared.Next())")]
    [InlineData("list.complete", "page = answer.Next;", "page = answer.Next == 3 ? 0 : answer.Next;")]
    [InlineData("secrets.hidden", "\"the weather service does not answer\"", "$\"the weather service does not answer to {configuration.Token?.Reveal()}\"")]
    [InlineData("server.start-budget", Http, Http + "\n    private readonly bool _slow = System.Threading.Tasks.Task.Delay(11_000).Wait(12_000);")]
    public async Task Conformance_CatchesWhatAPluginDoesWrong(string check, string text, string by)
    {
        using var plugin = await WeatherPlugin.PackAsync((text, by));
        using var team = new Distribution();

        var run = await team.SlipwayAsync(9, "conformance", plugin.Package, "--feed", Packages.Folder);

        Assert.Contains($"error SLP7001: {check}", run.Error, StringComparison.Ordinal);
        Assert.Contains("  fix: ", run.Error, StringComparison.Ordinal);
        Assert.Equal(1, run.Error.Split("error SLP7001").Length - 1);
    }

    [Theory]
    [InlineData("SLP3001", "does not fit: server version 1.0.0 is below the minimum 2.0.0", "minServerVersion: 1.0.0\n    maxServerVersion: 1.x", "minServerVersion: 2.0.0\n    maxServerVersion: 2.x")]
    [InlineData("SLP3020", "does not declare filesystem_read", "var all = new List<Warning>();", "var all = new List<Warning>(); _ = File.Exists(\"x\") ? File.ReadAllText(\"x\") : null;")]
    public async Task CheckAndPlan_RefuseWhatDoesNotFit(string rule, string what, string text, string by)
    {
        using var plugin = await WeatherPlugin.PackAsync((text, by));

        await RefusedAsync(plugin, rule, what);
    }

    [Fact]
    public async Task CheckAndPlan_RefuseAMemberThatTheServerDoesNotHave()
    {
        using var plugin = await WeatherPlugin.PackAsync();
        plugin.Rename("set_CreatedAt", "set_CreatedOn");

        await RefusedAsync(plugin, "SLP3010", "Slipway.Sdk.Alerts.Alert.CreatedOn (set), which Slipway.Sdk 1.0.0 does not have");
    }

    [Theory]
    [InlineData("2", "SLP1068")]
    [InlineData("3", "SLP1069")]
    public async Task Index_RefusesAForgedTierAndUnsignedEvidence(string tier, string rule)
    {
        using var plugin = await WeatherPlugin.PackAsync();
        using var team = new Distribution();
        team.Manifest(plugin.Feed, withWeather: true);
        await team.SlipwayAsync(0, "lock", "server.yaml");
        team.Write("index/evidence/sbom.json", Unsigned);
        team.Write("index/" + SamplePublisher.Path, SamplePublisher.Text());
        var entry = new SampleEntry(team.ContentHash)
        {
            Name = "weather",
            Version = "0.1.0",
            Tier = tier,
            Evidence = tier == "3" ? [SampleEntry.EvidenceOf("sbom", System.Text.Encoding.UTF8.GetBytes(Unsigned), "evidence/sbom.json")] : [],
        };
        team.Write("index/" + entry.Path, entry.ToString());
        await team.GitAsync("init", "-q");
        await team.GitAsync("commit", "-q", "--allow-empty", "-m", "before");

        var check = await team.SlipwayAsync(3, "index", "check", "index");
        var plan = await team.SlipwayAsync(3, "plan", "index", "--against", "HEAD");

        Assert.Contains($"error {rule}: ", check.Error, StringComparison.Ordinal);
        Assert.Contains("  fix: ", check.Error, StringComparison.Ordinal);
        Assert.StartsWith("Do not merge: ", plan.Output, StringComparison.Ordinal);
        Assert.Contains("+ plugin acme/weather Acme.Ops.Weather", plan.Output, StringComparison.Ordinal);
    }

    private static async Task RefusedAsync(WeatherPlugin plugin, string rule, string what)
    {
        using var team = new Distribution();
        team.Manifest(plugin.Feed, withWeather: false);
        await team.SlipwayAsync(0, "lock", "server.yaml");
        await team.GitAsync("init", "-q");
        await team.GitAsync("add", ".");
        await team.GitAsync("commit", "-q", "-m", "before");
        team.Manifest(plugin.Feed, withWeather: true);

        var check = await team.SlipwayAsync(5, "check", "server.yaml");
        var plan = await team.SlipwayAsync(5, "plan", "server.yaml");

        Assert.Contains($"error {rule}: ", check.Error, StringComparison.Ordinal);
        Assert.Contains(what, check.Error, StringComparison.Ordinal);
        Assert.Contains("  fix: ", check.Error, StringComparison.Ordinal);
        Assert.StartsWith("Do not merge: 1 error, " + rule, plan.Output, StringComparison.Ordinal);
    }
}
