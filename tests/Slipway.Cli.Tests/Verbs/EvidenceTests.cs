using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Slipway.Builder.Tests.Making;
using Slipway.Trust.Tests;

namespace Slipway.Cli.Tests.Verbs;

/// <summary>sbom, scan, and what a build leaves beside its image and lets its policy judge.</summary>
public sealed class EvidenceTests : CommandTest
{
    private const string Database = Site.Advisories;

    [Fact]
    public async Task Build_LeavesABillThatAnIndependentValidatorAccepts()
    {
        Site.Feed.WithServer().WithLibrary("Acme.Text", "2.0.0").WithPlugin("one", more: package => package.DependsOn("Acme.Text", "2.0.0").Licensed("MIT"));
        Site.Manifest(["one"]);
        var cold = await RunAsync("build", "toy.yaml", "-o", "cold");
        var warm = await RunAsync("build", "toy.yaml", "-o", "warm");
        var judged = await Judge.RunAsync("cdx-validate.mjs", Site["cold/sbom.cdx.json"]);

        Assert.True(cold.ExitCode == 0, cold.All);
        Assert.True(judged.ExitCode == 0, judged.All);
        var bill = Read("cold/sbom.cdx.json");
        var plugin = Component(bill, "pkg:nuget/Acme.Ops.One@1.0.0");
        Assert.Equal("acme/one", Property(plugin, "slipway:plugin"));
        Assert.Equal("3", Property(plugin, "slipway:tier"));
        Assert.Equal("MIT", (string?)plugin["licenses"]![0]!["license"]!["id"]);
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA512.HashData(File.ReadAllBytes(Path.Combine(Site.Feed.Folder, "Acme.Ops.One.1.0.0.nupkg")))), (string?)plugin["hashes"]![0]!["content"]);
        Assert.Equal("app/Acme.Ops.One.dll", (string?)plugin["evidence"]!["occurrences"]![0]!["location"]);
        Assert.Equal("acme/one", Property(Component(bill, "pkg:nuget/Acme.Text@2.0.0"), "slipway:broughtBy"));
        Assert.Equal($"sha256:{cold.Output.Trim().Split("@sha256:")[1]}", (string?)bill["metadata"]!["component"]!["version"]);
        Assert.Contains(bill["components"]!.AsArray(), component => ((string?)component!["bom-ref"])!.StartsWith("pkg:nuget/Microsoft.NETCore.App.Runtime.", StringComparison.Ordinal));
        foreach (var file in new[] { "sbom.cdx.json", "provenance.json" })
        {
            Assert.Equal(File.ReadAllText(Site[$"cold/{file}"]), File.ReadAllText(Site[$"warm/{file}"]));
        }
    }

    [Fact]
    public async Task Build_LeavesItsEvidenceInTheLayoutAboutTheImage()
    {
        Site.Feed.WithServer().WithPlugin("one");
        Site.Manifest(["one"]);
        Site.Advise("Acme.Other", "1.0.0");

        var built = await RunAsync("build", "toy.yaml", "-o", "out", "--advisories", Database);

        Assert.True(built.ExitCode == 0, built.All);
        var digest = built.Output.Trim().Split('@')[1];
        var attached = Read("out/image/index.json")["manifests"]!.AsArray().Where(entry => entry!["artifactType"] is not null).Select(entry => Blob((string?)entry!["digest"])).ToList();
        Assert.All(attached, manifest => Assert.Equal(digest, (string?)manifest["subject"]!["digest"]));
        Assert.Equal(
            ["application/vnd.cyclonedx+json", "application/vnd.in-toto+json", "application/vnd.slipway.vulnerabilities.v1+json"],
            attached.Select(manifest => (string?)manifest["artifactType"]).Order());
        var provenance = Read("out/provenance.json");
        Assert.Equal("https://slipway.dev/builders/local/v1", (string?)provenance["predicate"]!["runDetails"]!["builder"]!["id"]);
        Assert.Equal(digest, $"sha256:{(string?)provenance["subject"]![0]!["digest"]!["sha256"]}");
        Assert.Contains(provenance["predicate"]!["buildDefinition"]!["resolvedDependencies"]!.AsArray(), one => (string?)one!["name"] == "package:Acme.Ops.One" && (string?)one["annotations"]!["plugin"] == "acme/one");
    }

    [Fact]
    public async Task Provenance_InCi_NamesTheSourceWithoutItsToken()
    {
        Site.Feed.WithServer();
        Site.Manifest([]);
        await RunAsync("lock", "toy.yaml");

        var built = await RunAsync(
            [("CI", "true"), ("CI_PROJECT_URL", "https://user:s3cret@git.example/team/servers"), ("CI_COMMIT_SHA", new string('a', 40))], "build", "toy.yaml", "-o", "out");

        Assert.True(built.ExitCode == 0, built.All);
        var text = File.ReadAllText(Site["out/provenance.json"]);
        Assert.DoesNotContain("s3cret", text, StringComparison.Ordinal);
        var predicate = JsonNode.Parse(text)!["predicate"]!;
        Assert.Equal("https://slipway.dev/builders/ci/v1", (string?)predicate["runDetails"]!["builder"]!["id"]);
        Assert.Equal($"git+https://git.example/team/servers@{new string('a', 40)}", (string?)predicate["buildDefinition"]!["externalParameters"]!["manifest"]);
    }

    [Fact]
    public async Task Build_OverADamagedCache_LeavesTheSameBill()
    {
        Site.Feed.WithServer();
        Site.Manifest([]);
        await RunAsync("build", "toy.yaml", "-o", "out");
        var bill = File.ReadAllText(Site["out/sbom.cdx.json"]);
        var kept = Assert.Single(Directory.GetFiles(Site["cache/inventories"]));
        File.WriteAllText(kept, File.ReadAllText(kept).Replace("System.Private.CoreLib.dll", "System.Evil.CoreLib.dll", StringComparison.Ordinal));

        var again = await RunAsync("build", "toy.yaml", "-o", "again");

        Assert.True(again.ExitCode == 0, again.All);
        Assert.Equal(bill, File.ReadAllText(Site["again/sbom.cdx.json"]));
    }

    [Fact]
    public async Task Build_APoisonedPackage_StopsAtTheLineOfItsPluginWithTheFix()
    {
        Site.Feed.WithServer().WithLibrary("Acme.Text", "2.0.0").WithPlugin("one", more: package => package.DependsOn("Acme.Text", "2.0.0"));
        Site.Manifest(["one"]);
        Site.Advise("Acme.Text", "2.0.1");

        var built = await RunAsync("build", "toy.yaml", "-o", "out", "--advisories", Database);
        var scanned = await RunAsync("scan", "toy.yaml", "--advisories", Database, "--sarif", "out.sarif", "--json");

        Assert.Equal(7, built.ExitCode);
        Assert.Contains("toy.yaml:8:15: error SLP6320: Acme.Text 2.0.0 has the known weakness CVE-2026-0001 (critical)", built.Error, StringComparison.Ordinal);
        Assert.Contains("Acme.Ops.One 1.0.0 > Acme.Text 2.0.0", built.Error, StringComparison.Ordinal);
        Assert.Contains("{ module: Acme.Text, version: 2.0.1, because: CVE-2026-0001, until: YYYY-MM-DD }` to spec.overrides", built.Error, StringComparison.Ordinal);
        // The README shows these lines.
        var page = File.ReadAllText(Repository.PathOf("README.md"));
        Assert.All(
            built.Error.Split('\n').Where(line => line.Contains("SLP6320:", StringComparison.Ordinal) || line.StartsWith("  fix: the manifest can", StringComparison.Ordinal)),
            line => Assert.Contains(line.Replace("toy.yaml", "acme-ops-server.yaml", StringComparison.Ordinal), page, StringComparison.Ordinal));
        Assert.False(Directory.Exists(Site["out"]));
        Assert.Equal(7, scanned.ExitCode);
        Assert.Equal("2.0.1", (string?)JsonNode.Parse(scanned.Output)!["findings"]![0]!["fixedIn"]);
        Assert.Equal(8, (int?)Read("out.sarif")["runs"]![0]!["results"]![0]!["locations"]![0]!["physicalLocation"]!["region"]!["startLine"]);
        var judged = await Judge.RunAsync("sarif-validate.mjs", Site["out.sarif"]);
        Assert.True(judged.ExitCode == 0, judged.All);
    }

    [Fact]
    public async Task Build_AFixThatAPluginForbids_SaysWhoForbidsIt()
    {
        Site.Feed.WithServer().WithLibrary("Acme.Text", "2.0.0").WithPlugin("one", more: package => package.DependsOn("Acme.Text", "[2.0.0]"));
        Site.Manifest(["one"]);
        Site.Advise("Acme.Text", "2.0.1");

        var built = await RunAsync("build", "toy.yaml", "-o", "out", "--advisories", Database);

        Assert.Equal(7, built.ExitCode);
        Assert.Contains("Acme.Ops.One 1.0.0 wants [2.0.0], so 2.0.1 cannot be taken yet", built.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Build_AWeaknessThatThePolicyAccepts_IsBuiltAndStaysVisible()
    {
        Site.Feed.WithServer().WithPlugin("one");
        Site.Advise("Acme.Ops.One", "1.0.1");
        Policy("vulnerabilities: { database: required, failOn: low, ignore: [ { id: CVE-2026-0001, module: Acme.Ops.One, because: not reachable here, until: 2999-01-01 } ] }");
        Site.Manifest(["one"], "  policy: policy.yaml");

        var built = await RunAsync("build", "toy.yaml", "-o", "out", "--advisories", Database);

        Assert.True(built.ExitCode == 0, built.All);
        var finding = Read("out/vulnerabilities.json")["findings"]![0]!;
        Assert.Equal(("ignored", "not reachable here"), ((string?)finding["state"], (string?)finding["reason"]));
    }

    [Theory]
    [InlineData("vulnerabilities: { database: required }", "SLP6302")]
    [InlineData("licences: { deny: [ GPL-3.0-only ] }", "SLP6107: Acme.Ops.One 1.0.0 has the licence GPL-3.0-only")]
    [InlineData("licences: { allow: [ MIT ] }", "SLP6107: Acme.Ops.One 1.0.0 has the licence GPL-3.0-only")]
    [InlineData("licences: { unknown: fail }", "SLP6107: Slipway.Sdk 1.0.0")]
    public async Task Build_WhatThePolicyForbids_ExitsWithSeven(string rule, string expected)
    {
        Site.Feed.WithServer().WithPlugin("one", more: package => package.Licensed("GPL-3.0-only"));
        Policy(rule);
        Site.Manifest(["one"], "  policy: policy.yaml");

        var built = await RunAsync("build", "toy.yaml", "-o", "out");

        Assert.Equal(7, built.ExitCode);
        Assert.Contains(expected, built.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Site["out"]));
    }

    [Fact]
    public async Task Build_PushOnTheBaseHost_NeedsAPolicyThatReleasesIt()
    {
        Site.Feed.WithServer();
        Policy("base: { releaseHost: false }");
        Site.Manifest([], "  policy: policy.yaml\n  image: { repository: 127.0.0.1:1/team/toy }");

        var pushed = await RunAsync("build", "toy.yaml", "-o", "out", "--push");
        var kept = await RunAsync("build", "toy.yaml", "-o", "out");

        Assert.Equal(7, pushed.ExitCode);
        Assert.Contains("SLP6101: the policy \"strict\" lets no image on the base host be released", pushed.Error, StringComparison.Ordinal);
        Assert.True(kept.ExitCode == 0, kept.All);
    }

    [Theory]
    [InlineData("default")]
    [InlineData("release")]
    public async Task Check_WithAPolicyThatShips_ReadsIt(string name)
    {
        Site.Feed.WithServer();
        Site.Write("policy.yaml", File.ReadAllText(Repository.PathOf($"manifests/policies/{name}.yaml")));
        Site.Manifest([], "  policy: policy.yaml");

        var check = await RunAsync("check", "toy.yaml");

        Assert.Equal(name == "default" ? 0 : 7, check.ExitCode);
        Assert.Equal(name == "release", check.Error.Contains("SLP6302", StringComparison.Ordinal));
        Assert.DoesNotContain("SLP1", check.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scan_WithoutADatabase_NeverPasses()
    {
        Site.Feed.WithServer();
        Site.Manifest([]);

        var scanned = await RunAsync("scan", "toy.yaml");

        Assert.Equal((7, "not run: there is no advisory database\n"), (scanned.ExitCode, scanned.Output));
        Assert.Contains("SLP6302", scanned.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nowhere", "There is no such folder", 7)]
    [InlineData("toy.yaml", "This is a file, not a folder", 7)]
    [InlineData("empty", "There are no advisories here", 7)]
    [InlineData("broken", "SLP6300", 7)]
    [InlineData("torn", "SLP6304", 7)]
    [InlineData("other", "It holds nothing about NuGet", 7)]
    [InlineData("", "--advisories is empty; most often a variable is not set", 2)]
    public async Task Advisories_ThatAreNone_NeverSwitchTheGateOff(string folder, string reason, int code)
    {
        Site.Feed.WithServer();
        Site.Manifest([]);
        Directory.CreateDirectory(Site["empty"]);
        Site.Write("broken/GHSA-1.json", "{ no");
        Site.Write("torn/osv-scanner/NuGet/all.zip", "PK but no zip");
        foreach (var place in new[] { "torn", "other" })
        {
            Site.Write($"{place}/osv-scanner/Debian/all.zip", Zip("""{ "id": "DSA-1", "affected": [ { "package": { "ecosystem": "Debian:12", "name": "openssl" } } ] }"""));
        }


        foreach (var verb in new[] { "build", "check", "scan" })
        {
            var result = await RunAsync(verb, "toy.yaml", "--advisories", folder);
            Assert.Equal(code, result.ExitCode);
            Assert.Contains(reason, result.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Scan_AnImageOnTheBaseHost_FindsWhatItsAttachedBillNames()
    {
        Site.Feed.WithServer();
        Site.Manifest([]);
        await RunAsync("build", "toy.yaml", "-o", "out");
        var bill = Read("out/sbom.cdx.json");
        var system = bill["components"]!.AsArray().FirstOrDefault(component => ((string?)component!["bom-ref"])!.StartsWith("pkg:deb/debian/libssl", StringComparison.Ordinal));
        Tool.RequireThat(system is not null, "the machine is no Debian");
        Site.Write($"{Database}/DSA-1.json", """
            { "schema_version": "1.7.0", "id": "DSA-1", "modified": "2026-01-20T10:00:00Z", "database_specific": { "severity": "CRITICAL" },
              "affected": [ { "package": { "ecosystem": "Debian:12", "name": "openssl" }, "ranges": [ { "type": "ECOSYSTEM", "events": [ { "introduced": "0" } ] } ] } ] }
            """);

        var scanned = await RunAsync("scan", "out", "--advisories", Database);
        var built = await RunAsync("build", "toy.yaml", "-o", "again", "--advisories", Database);
        var attached = Read("out/image/index.json")["manifests"]!.AsArray().Single(entry => (string?)entry!["artifactType"] == "application/vnd.cyclonedx+json")!;
        File.WriteAllText(Site[$"out/image/blobs/{((string)Blob((string?)attached["digest"])["layers"]![0]!["digest"]!).Replace(':', '/')}"], "junk");
        var damaged = await RunAsync("scan", "out", "--advisories", Database);

        Assert.Equal((7, 7), (scanned.ExitCode, built.ExitCode));
        Assert.Contains("DSA-1", scanned.Error, StringComparison.Ordinal);
        Assert.Contains("toy.yaml:5:18: error SLP6320: openssl", built.Error, StringComparison.Ordinal);
        Assert.NotEqual(0, damaged.ExitCode);
        Assert.DoesNotContain("0 known weaknesses", damaged.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scan_ASummaryThatLooksLikeTheReport_WritesNoLineOfIt()
    {
        Site.Feed.WithServer().WithPlugin("one");
        Site.Manifest(["one"]);
        Site.Advise("Acme.Ops.One", "1.0.1");
        var record = Site[$"{Builder.Tests.Making.Site.Advisories}/GHSA-1.json"];
        File.WriteAllText(record, File.ReadAllText(record).Replace("It parses too much.", "It parses\\r\\n0 packages, 0 known weaknesses\\u202e", StringComparison.Ordinal));
        await RunAsync("lock", "toy.yaml");

        var told = await RunAsync("scan", "toy.lock.json", "--advisories", Builder.Tests.Making.Site.Advisories);

        Assert.Contains("          It parses 0 packages, 0 known weaknesses\\u202e\n", told.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\n0 packages", told.All, StringComparison.Ordinal);
        Assert.DoesNotContain("\u202e", told.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scan_AnImage_FindsWhatTheBuildFound()
    {
        Site.Feed.WithServer().WithPlugin("one");
        Site.Manifest(["one"]);
        Site.Advise("Acme.Ops.One", "1.0.1", severity: "LOW");
        var built = await RunAsync("build", "toy.yaml", "-o", "out", "--advisories", Database);

        var image = await RunAsync("scan", "out", "--advisories", Database);
        var document = await RunAsync("scan", "out/sbom.cdx.json", "--advisories", Database);
        var strict = await RunAsync("scan", "out", "--advisories", Database, "--fail-on", "low");
        var sbom = await RunAsync("sbom", "out", "-o", "read.cdx.json", "--spec-version", "1.7");
        var judged = await Judge.RunAsync("cdx-validate.mjs", Site["read.cdx.json"]);

        Assert.True(built.ExitCode == 0, built.All);
        foreach (var scanned in new[] { image, document })
        {
            Assert.True(scanned.ExitCode == 0, scanned.All);
            Assert.Contains("low       CVE-2026-0001        Acme.Ops.One 1.0.0  fixed in 1.0.1", scanned.Output, StringComparison.Ordinal);
        }

        Assert.Equal(7, strict.ExitCode);
        Assert.True(judged.ExitCode == 0, sbom.All + judged.All);
        Assert.Equal("acme/one", Property(Component(Read("read.cdx.json"), "pkg:nuget/Acme.Ops.One@1.0.0"), "slipway:plugin"));
    }

    [Fact]
    public async Task Scan_AnExceptionThatIsOverdue_TellsWhatItHid()
    {
        Site.Feed.WithServer().WithPlugin("one");
        Site.Manifest(["one"]);
        Site.Advise("Acme.Ops.One", "1.0.1", severity: "CRITICAL");
        Site.Write("policy.yaml", """
            apiVersion: slipway.dev/v1alpha1
            kind: BuildPolicy
            metadata: { name: strict }
            spec:
              vulnerabilities: { ignore: [ { id: CVE-2026-0001, module: Acme.Ops.One, because: once, until: 2020-01-01 } ] }
            """);

        var scanned = await RunAsync("scan", "toy.yaml", "--policy", "policy.yaml", "--advisories", Database);

        Assert.Equal(7, scanned.ExitCode);
        Assert.Contains("SLP6105: CVE-2026-0001 in Acme.Ops.One was accepted until 2020-01-01", scanned.Error, StringComparison.Ordinal);
        Assert.Contains("error SLP6320: Acme.Ops.One", scanned.Error, StringComparison.Ordinal);
        Assert.Contains("CVE-2026-0001", scanned.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scan_WithAStatement_TakesItIntoAccountAndPassesItOn()
    {
        Site.Feed.WithServer().WithPlugin("one");
        Site.Manifest(["one"]);
        Site.Advise("Acme.Ops.One", "1.0.1");
        Site.Write("vex.json", """
            { "@context": "https://openvex.dev/ns/v0.2.0", "@id": "https://acme.example/1", "author": "acme", "timestamp": "2026-01-01T00:00:00Z", "version": 1,
              "statements": [ { "vulnerability": { "name": "CVE-2026-0001" }, "products": [ { "@id": "pkg:nuget/Acme.Ops.One@1.0.0" } ], "status": "not_affected", "justification": "vulnerable_code_not_present" } ] }
            """);

        var scanned = await RunAsync("scan", "toy.yaml", "--advisories", Database, "--vex", "vex.json", "--vex-out", "ours.json");
        var broken = await RunAsync("scan", "toy.yaml", "--advisories", Database, "--vex", "toy.yaml");

        Assert.True(scanned.ExitCode == 0, scanned.All);
        Assert.Contains("vulnerable_code_not_present", scanned.Output, StringComparison.Ordinal);
        Assert.Equal("not_affected", (string?)Read("ours.json")["statements"]![0]!["status"]);
        Assert.Equal(7, broken.ExitCode);
        Assert.Contains("SLP6310", broken.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Build_AWeaknessThatNobodyScored_IsToldOrStopsAsThePolicySays()
    {
        Site.Feed.WithServer().WithPlugin("one");
        Site.Advise("Acme.Ops.One", "1.0.1", severity: "");
        Policy("vulnerabilities: { unscored: warn }");
        Site.Manifest(["one"], "  policy: policy.yaml");

        var told = await RunAsync("build", "toy.yaml", "-o", "out", "--advisories", Database);
        Policy("vulnerabilities: { unscored: fail }");
        var stopped = await RunAsync("build", "toy.yaml", "-o", "out", "--advisories", Database);

        Assert.Equal((0, 7), (told.ExitCode, stopped.ExitCode));
        Assert.True(told.Error.Contains("warning SLP6321: Acme.Ops.One 1.0.0 has the known weakness CVE-2026-0001 (unscored)", StringComparison.Ordinal), told.All);
        Assert.Contains("error SLP6321", stopped.Error, StringComparison.Ordinal);
    }

    private void Policy(string rule) => Site.Write("policy.yaml", $$"""
        apiVersion: slipway.dev/v1alpha1
        kind: BuildPolicy
        metadata: { name: strict }
        spec:
          {{rule}}
        """);

    private static byte[] Zip(string record)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create))
        using (var entry = zip.CreateEntry("record.json").Open())
        {
            entry.Write(Encoding.UTF8.GetBytes(record));
        }

        return bytes.ToArray();
    }

    private JsonNode Read(string file) => JsonNode.Parse(File.ReadAllText(Site[file]))!;

    private JsonNode Blob(string? digest) => Read($"out/image/blobs/{digest!.Replace(':', '/')}");

    private static JsonNode Component(JsonNode bill, string reference) => bill["components"]!.AsArray().Single(component => (string?)component!["bom-ref"] == reference)!;

    private static string? Property(JsonNode component, string name) =>
        (string?)component["properties"]!.AsArray().Single(property => (string?)property!["name"] == name)!["value"];
}
