using System.Text.Json.Nodes;

namespace Slipway.EndToEnd.Tiers;

/// <summary>An index of the manifest's own cannot lift a plugin: what it claims has to be carried by evidence of these bytes and this publisher.</summary>
public sealed class ForgedIndexTests : IDisposable
{
    private const string Tides = "index/example/tides.yaml";
    private const string Weather = "index/example/weather.yaml";
    private const string Publisher = "index/publishers/example.yaml";

    private static readonly Dictionary<string, string?> Nobody = new() { ["CI"] = null };
    private readonly TempFolder _folder = new();

    public ForgedIndexTests()
    {
        _ = Packages.Environment;
        var index = Repository.PathOf("manifests/index");
        foreach (var file in Directory.EnumerateFiles(index, "*", SearchOption.AllDirectories))
        {
            _folder.Write("index/" + Path.GetRelativePath(index, file), File.ReadAllBytes(file).AsSpan());
        }
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Check_AClaimWithoutEvidence_IsRefusedProofByProof()
    {
        Edit(Tides, text => text.Replace("tier: 3", "tier: 2", StringComparison.Ordinal));

        var run = await CheckAsync("{ name: tides, module: Example.Ops.Tides, version: 0.1.0 }");

        Refused(run, "example/tides 0.1.0 claims Tier 2 (supported), which needs conformance passed on the latest released server in range: there is none");
        Assert.Equal(5, run.Error.Split("error SLP1068").Length - 1);
    }

    [Fact]
    public async Task Check_TheEvidenceOfAnother_IsRefused()
    {
        var evidence = Read(Weather);
        evidence = evidence[evidence.IndexOf("      images:", StringComparison.Ordinal)..];
        Edit(Tides, text => text.Replace("tier: 3", "tier: 2", StringComparison.Ordinal)[..text.IndexOf("      images:", StringComparison.Ordinal)] + evidence);

        var run = await CheckAsync("{ name: tides, module: Example.Ops.Tides, version: 0.1.0 }");

        Refused(run, "example/tides 0.1.0 claims Tier 2 (supported), which needs a signature over the package");
        Assert.Contains("about something else", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_EvidenceOfAnotherKeyThanThePublishers_IsRefused()
    {
        await SlipwayCommand.RunAsync(_folder.Path, Nobody, "key", "new", "mine", "--no-passphrase");
        var spki = string.Concat(File.ReadAllLines(_folder["mine.pub"]).Where(line => !line.StartsWith('-')));
        Edit(Publisher, text => System.Text.RegularExpressions.Regex.Replace(text, "spki: [^,]+", $"spki: {spki}"));

        Refused(await CheckAsync("{ name: weather, module: Example.Ops.Weather, version: 1.0.0 }"), "example/weather 1.0.0 claims Tier 2 (supported), which needs a signature over the package");
    }

    [Fact]
    public async Task Check_OtherBytesUnderTheEvidence_AreRefused()
    {
        var forged = await ExamplePackage.TamperAsync(ExamplePackage.Weather, _folder["feed/" + ExamplePackage.Weather], "README.md", text => text + "more\n");
        var hash = ExamplePackage.HashOf(Path.Combine(ExamplePackage.Folder, ExamplePackage.Weather));
        Edit(Weather, text => text.Replace(hash, ExamplePackage.HashOf(forged), StringComparison.Ordinal));

        Refused(await CheckAsync("{ name: weather, module: Example.Ops.Weather, version: 1.0.0 }", "feed"), "example/weather 1.0.0 claims Tier 2 (supported), which needs a software bill of materials");
    }

    [Theory]
    [InlineData("example", "claims Tier 1 (built-in), which needs published by the product itself: the publisher is example")]
    [InlineData("slipway", "claims Tier 1 (built-in), which needs released with a server of the same version: this release lists no plugin of these bytes")]
    public async Task Check_AClaimToBeBuiltIn_IsRefused(string publisher, string said)
    {
        var package = Path.Combine(ExamplePackage.Folder, ExamplePackage.Weather);
        if (publisher == "slipway")
        {
            package = await ExamplePackage.TamperAsync(ExamplePackage.Weather, _folder["feed/" + ExamplePackage.Weather], "plugin.yaml", text => text.Replace("publisher: example", "publisher: slipway", StringComparison.Ordinal));
            File.Move(_folder[Weather], _folder["index/slipway/weather.yaml"]);
        }

        var hash = ExamplePackage.HashOf(Path.Combine(ExamplePackage.Folder, ExamplePackage.Weather));
        Edit($"index/{publisher}/weather.yaml", text => text.Replace("tier: 2", "tier: 1", StringComparison.Ordinal)
            .Replace("publisher: \"example\"", $"publisher: \"{publisher}\"", StringComparison.Ordinal).Replace(hash, ExamplePackage.HashOf(package), StringComparison.Ordinal));

        Refused(await CheckAsync("{ name: weather, module: Example.Ops.Weather, version: 1.0.0 }", "feed"), $"{publisher}/weather 1.0.0 {said}");
    }

    // The plugin.yaml of a supported plugin in a package of another id: the index speaks of its module only.
    [Fact]
    public async Task Lock_ARenamedPackage_IsTierThree()
    {
        await ExamplePackage.TamperAsync(ExamplePackage.Weather, _folder["feed/Acme.Ops.Fake.1.0.0.nupkg"], "Example.Ops.Weather.nuspec",
            text => text.Replace("<id>Example.Ops.Weather</id>", "<id>Acme.Ops.Fake</id>", StringComparison.Ordinal), renamed: "Acme.Ops.Fake.nuspec");
        Manifest("{ name: weather, module: Acme.Ops.Fake, version: 1.0.0 }", "feed");

        var run = await SlipwayCommand.RunAsync(_folder.Path, Nobody, "lock", "server.yaml");

        Assert.True(run.ExitCode == 0, run.All);
        Assert.Equal(3, (int)JsonNode.Parse(Read("server.lock.json"))!["plugins"]!["weather"]!["tier"]!);
    }

    [Fact]
    public async Task Build_ALockThatSaysAnotherTier_IsRefused()
    {
        Manifest("{ name: tides, module: Example.Ops.Tides, version: 0.1.0 }");
        await SlipwayCommand.RunAsync(_folder.Path, Nobody, "lock", "server.yaml");
        Edit("server.lock.json", text => text.Replace("\"tier\": 3", "\"tier\": 2", StringComparison.Ordinal));

        var run = await SlipwayCommand.RunAsync(_folder.Path, Nobody, "build", "server.yaml", "--until", "resolve", "--locked");

        Assert.Equal(4, run.ExitCode);
        Assert.Contains("the plugin index says something else", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dev.slipway.plugins")]
    [InlineData("dev.slipway.tier")]
    public async Task Check_ALabelThatSpeaksForTheBuilder_IsRefused(string label)
    {
        Manifest("{ name: tides, module: Example.Ops.Tides, version: 0.1.0 }", more: $"  image: {{ labels: {{ {label}: supported }} }}\n");

        var run = await SlipwayCommand.RunAsync(_folder.Path, Nobody, "check", "server.yaml");

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("the builder writes these itself", run.Error, StringComparison.Ordinal);
    }

    private static void Refused(CommandResult run, string said)
    {
        Assert.True(run.ExitCode == 3, run.All);
        Assert.Contains("error SLP1068: " + said, run.Error, StringComparison.Ordinal);
        Assert.Contains("  fix: ", run.Error, StringComparison.Ordinal);
    }

    private Task<CommandResult> CheckAsync(string plugin, string? feed = null)
    {
        Manifest(plugin, feed);
        return SlipwayCommand.RunAsync(_folder.Path, Nobody, "check", "server.yaml");
    }

    private void Manifest(string plugin, string? feed = null, string more = "") => _folder.Write("server.yaml", $$"""
        apiVersion: slipway.dev/v1alpha1
        kind: ServerBuild
        metadata: { name: forged, version: 1.0.0 }
        spec:
          base: { image: host, server: 1.0.0 }
          feeds: [ "{{(feed is not null && Directory.Exists(_folder[feed]) ? feed : ExamplePackage.Folder)}}", "{{Packages.Folder}}" ]
          index: index
          plugins: [ {{plugin}} ]
        {{more}}
        """);

    private string Read(string file) => File.ReadAllText(_folder[file]);

    private void Edit(string file, Func<string, string> change)
    {
        var (before, after) = (Read(file), change(Read(file)));
        Assert.NotEqual(before, after);
        _folder.Write(file, after);
    }
}
