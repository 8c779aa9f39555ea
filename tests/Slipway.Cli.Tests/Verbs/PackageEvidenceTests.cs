using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Slipway.Metadata.Tiers;
using Slipway.Trust.Tests;

namespace Slipway.Cli.Tests.Verbs;

/// <summary>The evidence about a plugin's package is made by commands alone: sbom, scan, sign, plugin check.</summary>
public sealed partial class PackageEvidenceTests : CommandTest
{
    private const string Package = DocumentedPackage.File;

    private async Task<CommandResult> MakeAsync(params string[] arguments)
    {
        var run = await RunAsync([.. arguments, "--sign", "acme.key"]);
        Assert.True(run.ExitCode == 0, run.All);
        return run;
    }

    private async Task KeyAsync()
    {
        await RunAsync("key", "new", "acme", "--no-passphrase");
        Site.Write("index/" + SamplePublisher.Path, SamplePublisher.Text(SamplePublisher.Key(File.ReadAllText(Site["acme.pub"]))));
    }

    private void Advise(string package, string severity = "CRITICAL") => Site.Write("advisories/GHSA-1.json", $$"""
        { "schema_version": "1.7.0", "id": "GHSA-1", "aliases": [ "CVE-2026-0001" ], "modified": "2026-01-20T10:00:00Z", "summary": "It parses too much.",
          "database_specific": { "severity": "{{severity}}" },
          "affected": [ { "package": { "ecosystem": "NuGet", "name": "{{package}}" }, "ranges": [ { "type": "ECOSYSTEM", "events": [ { "introduced": "0" } ] } ] } ] }
        """);

    [Fact]
    public async Task Commands_LeaveEvidenceThatTheIndexCounts()
    {
        DocumentedPackage.Pack(Site);
        Advise("Acme.Other");
        await KeyAsync();

        await MakeAsync("sbom", Package, "--feed", "feed");
        await MakeAsync("scan", Package, "--feed", "feed", "--advisories", "advisories");
        await MakeAsync("plugin", "check", Package);
        await RunAsync("sign", Package, "--key", "acme.key");
        var before = await RunAsync("tier", Package);
        var added = await RunAsync("index", "add", Package, "--image", $"registry.example.com/ops@sha256:{new string('a', 64)}=1.0.0");
        var after = await RunAsync("tier", "acme/one", "--json");
        var judged = await RunAsync("index", "check", "index");

        Assert.True(added.ExitCode == 0, added.All);
        Assert.Contains("sbom, vulnerabilities, licenses, signature, documentation", added.Error, StringComparison.Ordinal);
        Assert.Contains("acme/one 1.0.0: Tier 3 (community)", before.Output, StringComparison.Ordinal);
        Assert.Equal(["conformance"], JsonNode.Parse(after.Output)![0]!["missing"]!.AsArray().Select(missing => (string?)missing!["id"]));
        Assert.True(judged.ExitCode == 0, judged.All);
    }

    [Fact]
    public void Commands_ThatTierNames_AreThoseOfThisCommand()
    {
        var root = SlipwayCommand.Create(new Edge { Output = TextWriter.Null, Error = TextWriter.Null, Environment = new Dictionary<string, string>(), WorkingFolder = Site["."] });
        var named = TierRequirements.Supported.SelectMany(requirement => Named().Matches(requirement.Command)).Select(match => match.Groups[1].Value).ToList();

        Assert.Equal(["build", "conformance", "index", "plugin", "sbom", "scan", "sign"], named.Select(command => command.Split(' ')[0]).Distinct().Order());
        Assert.All(named, command => Assert.Empty(root.Parse(command).Errors));
    }

    [GeneratedRegex("slipway (?!of )([^,]+)")]
    private static partial Regex Named();

    [Fact]
    public async Task Sbom_OfAPackage_HasItsClosureAndNothingOfTheServer()
    {
        DocumentedPackage.Pack(Site);

        var once = await RunAsync("sbom", Package, "--feed", "feed", "-o", "one.cdx.json");
        var twice = await RunAsync("sbom", Package, "--feed", "feed", "-o", "two.cdx.json");
        var judged = await Judge.RunAsync("cdx-validate.mjs", Site["one.cdx.json"]);

        Assert.True(once.ExitCode == 0 && twice.ExitCode == 0, once.All + twice.All);
        Assert.True(judged.ExitCode == 0, judged.All);
        var text = File.ReadAllText(Site["one.cdx.json"]);
        var bill = JsonNode.Parse(text)!;
        Assert.Equal("pkg:nuget/Acme.Ops.One@1.0.0", (string?)bill["metadata"]!["component"]!["purl"]);
        Assert.Equal(["Acme.Text", "Slipway.Sdk"], bill["components"]!.AsArray().Select(component => (string?)component!["name"]).Order());
        Assert.Equal(text, File.ReadAllText(Site["two.cdx.json"]));
        Assert.DoesNotContain("slipway:tier", text, StringComparison.Ordinal);
        Assert.DoesNotContain("slipway:feed", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Acme.Text", "Acme.Text 2.0.0")]
    [InlineData("Acme.Ops.One", "Acme.Ops.One 1.0.0")]
    public async Task Scan_OfAPackageThatHasOrBringsAWeakness_SignsNothing(string package, string said)
    {
        DocumentedPackage.Pack(Site);
        Advise(package);
        await KeyAsync();

        var run = await RunAsync("scan", Package, "--feed", "feed", "--advisories", "advisories", "--sign", "acme.key");

        Assert.Equal(7, run.ExitCode);
        Assert.Contains($"error SLP6320: {said} has the known weakness CVE-2026-0001", run.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Site["feed"], "*.sigstore.json"));
    }

    [Fact]
    public async Task Scan_OfAPackageWithoutALicence_SaysSoAndSignsNothing()
    {
        DocumentedPackage.Pack(Site, licence: null);
        Advise("Acme.Other");
        await KeyAsync();

        var run = await RunAsync("scan", Package, "--feed", "feed", "--advisories", "advisories", "--sign", "acme.key");

        Assert.Equal(7, run.ExitCode);
        Assert.Contains("error SLP6107: Acme.Ops.One 1.0.0 states no licence", run.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Site["feed"], "*.sigstore.json"));
    }

    [Fact]
    public async Task PluginCheck_OfABrokenKit_SignsNothing()
    {
        DocumentedPackage.Pack(Site, "docs/testing.md", _ => null);
        await KeyAsync();

        var run = await RunAsync("plugin", "check", Package, "--sign", "acme.key");

        Assert.Equal(3, run.ExitCode);
        Assert.Empty(Directory.GetFiles(Site["feed"], "*.sigstore.json"));
    }

    // The publisher's word for its documentation is one thing, the package that is at hand another.
    [Fact]
    public async Task TierAndAdd_OfAPackageThatClaimsTier2WithoutItsKit_NameEachPage()
    {
        DocumentedPackage.Pack(Site);
        Site.Write("index/" + SamplePublisher.Path, SamplePublisher.Text());
        await RunAsync("index", "add", Package);
        DocumentedPackage.Pack(Site, "docs/testing.md", _ => null);
        File.WriteAllText(Site["index/acme/one.yaml"], File.ReadAllText(Site["index/acme/one.yaml"])
            .Replace("tier: 3", "tier: 2", StringComparison.Ordinal).Replace("\"1.0.0\"\n      contentHash", "\"0.9.0\"\n      contentHash", StringComparison.Ordinal));

        var tier = await RunAsync("tier", Package);
        var add = await RunAsync("index", "add", Package);

        Assert.All([tier, add], run =>
        {
            Assert.Equal(3, run.ExitCode);
            Assert.Contains("error SLP1068: acme/one 1.0.0 claims Tier 2 (supported), which needs the documentation kit: there is none", run.Error, StringComparison.Ordinal);
        });
        Assert.Contains("error SLP1073: feed/Acme.Ops.One.1.0.0.nupkg has no page docs/testing.md", tier.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sign_OfWhatIsNoPackage_IsRefused()
    {
        DocumentedPackage.Pack(Site);
        Site.Manifest(["one"]);
        await KeyAsync();

        var bill = await RunAsync("sbom", "toy.yaml", "--sign", "acme.key");
        var scan = await RunAsync("scan", "toy.yaml", "--sign", "acme.key");

        Assert.All([bill, scan], run =>
        {
            Assert.Equal(2, run.ExitCode);
            Assert.Contains("toy.yaml is none", run.Error, StringComparison.Ordinal);
        });
    }
}
