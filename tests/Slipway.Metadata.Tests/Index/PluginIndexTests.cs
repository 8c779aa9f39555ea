using System.Text;
using Slipway.Metadata.Diagnostics;
using Slipway.Metadata.Index;
using Slipway.Metadata.Shapes;
using Slipway.Metadata.Tiers;
using Slipway.Metadata.Versions;

namespace Slipway.Metadata.Tests.Index;

public sealed class PluginIndexTests
{
    private static readonly string Entry = Text("index-entry/valid/full.yaml").Replace("successor: slipway/prometheus", "successor: acme/tiny", StringComparison.Ordinal);
    private static readonly string Tiny = Text("index-entry/valid/minimal.yaml");
    private static readonly string Acme = Text("publisher/valid/full.yaml");

    private static string Text(string path) => File.ReadAllText(Repository.PathOf($"tests/Slipway.Metadata.Tests/corpus/{path}"));

    private static Reading<PluginIndex> Read(params (string Path, string Text)[] files) =>
        PluginIndex.Read(files.Select(file => new IndexFile(file.Path, Encoding.UTF8.GetBytes(file.Text))), ReadMode.Strict);

    private static Reading<PluginIndex> ReadWith(string entry) =>
        Read(("acme/prometheus.yaml", entry), ("acme/tiny.yaml", Tiny), ("publishers/acme.yaml", Acme), ("README.md", "# not ours"));

    [Fact]
    public void Read_WholeIndex_BindsEntriesAndPublishers()
    {
        var reading = ReadWith(Entry);

        Assert.Empty(reading.Diagnostics);
        var entry = reading.Value!.Find("acme", "prometheus")!;
        Assert.Equal(("Acme.Ops.Prometheus", Tier.Supported, true), (entry.Module, entry.Tier, entry.IsVerified));
        Assert.Equal(new DateOnly(2027, 1, 31), entry.Status.Effective);
        Assert.Equal(["GHSA-5crp-9r3c-p9vr", "CVE-2024-21907"], entry.Status.Advisories);
        Assert.True(entry.Status.IsActiveOn(new DateOnly(2027, 1, 30)));
        Assert.False(entry.Status.IsActiveOn(new DateOnly(2027, 1, 31)));
        var version = entry.Find(SemanticVersion.Parse("1.2.0"))!;
        Assert.Equal("1.2.0", Assert.Single(version.Images).Server.ToString());
        Assert.Equal(["conformance", "sbom", "signature"], version.Evidence.Select(evidence => evidence.Type));
        Assert.Equal("insecure", entry.Versions[1].Status.State);
        Assert.Equal(["acme/prometheus", "acme/tiny"], reading.Value.Entries.Select(listed => listed.Id));
        Assert.Equal("Acme Platform", reading.Value.FindPublisher("acme")!.DisplayName);
        Assert.Null(reading.Value.Find("acme", "nothing"));
    }

    [Theory]
    [InlineData("acme/other.yaml", "acme/tiny.yaml", "publishers/acme.yaml", "SLP1061")]
    [InlineData("acme/prometheus.yaml", "acme/tiny.yaml", "publishers/other.yaml", "SLP1061")]
    public void Read_MisplacedFile_IsRefused(string first, string second, string third, string id) =>
        Assert.Equal(id, Assert.Single(Read((first, Entry), (second, Tiny), (third, Acme)).Diagnostics).Id);

    [Fact]
    public void Read_TwoEntriesOfOnePackage_AreRefused()
    {
        var diagnostic = Assert.Single(ReadWith(Entry.Replace("Acme.Ops.Prometheus", "acme.tiny", StringComparison.Ordinal)).Diagnostics);

        Assert.Equal(("SLP1062", "acme/tiny and acme/prometheus both name the package Acme.Tiny"), (diagnostic.Id, diagnostic.Message));
    }

    [Fact]
    public void Read_UnknownPublisherAndSuccessor_AreToldTogether()
    {
        var reading = Read(("acme/prometheus.yaml", Entry));

        Assert.Equal(["SLP1063", "SLP1067"], reading.Diagnostics.Select(diagnostic => diagnostic.Id));
        Assert.Null(reading.Value);
    }

    [Fact]
    public void CheckHistory_NewVersion_IsFine() =>
        Assert.Empty(IndexRelations.CheckHistory(ReadWith(Entry.Replace("version: 1.2.0\n", "version: 1.1.9\n", StringComparison.Ordinal)).Value! with { Entries = [] }, ReadWith(Entry).Value!));

    [Fact]
    public void CheckHistory_ChangedHashOrVanishedVersion_IsAnError()
    {
        var before = ReadWith(Entry).Value!;
        var changed = ReadWith(Entry.Replace(new string('A', 86), new string('C', 86), StringComparison.Ordinal)).Value!;
        var vanished = ReadWith(Entry.Replace("version: 1.1.0\n", "version: 1.1.1\n", StringComparison.Ordinal)).Value!;

        var hash = Assert.Single(IndexRelations.CheckHistory(before, changed));
        Assert.Equal(("SLP1065", 18), (hash.Id, hash.Position!.Line));
        Assert.Equal("SLP1066", Assert.Single(IndexRelations.CheckHistory(before, vanished)).Id);
        Assert.Equal("SLP1066", IndexRelations.CheckHistory(before, PluginIndex.Empty)[0].Id);
        Assert.Empty(IndexRelations.CheckHistory(before, before));
    }

    [Theory]
    [InlineData("2025-12-31T23:59:59Z", false)]
    [InlineData("2026-01-01T00:00:00Z", true)]
    [InlineData("2026-05-31T23:59:59Z", true)]
    [InlineData("2026-06-01T00:00:00Z", false)]
    [InlineData("2026-06-01T01:00:00+02:00", true)]
    [InlineData("2027-01-01T00:00:00Z", false)]
    public void IsValidAt_RevokedKey_CountsUntilTheDay(string signed, bool valid) =>
        Assert.Equal(valid, ReadWith(Entry).Value!.FindPublisher("acme")!.Keys[0].IsValidAt(DateTimeOffset.Parse(signed, System.Globalization.CultureInfo.InvariantCulture)));
}
