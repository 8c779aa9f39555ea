using System.Text;
using System.Text.Json;
using Slipway.Trust.Advisories.Reports;
using Slipway.Trust.Advisories.Scanning;
using Slipway.Trust.InToto;
using Slipway.Trust.Tests.Sbom;

namespace Slipway.Trust.Tests.Advisories;

public sealed class ReportTests : IDisposable
{
    private readonly TestDatabase _database = new();

    public void Dispose() => _database.Dispose();

    [Fact]
    public async Task WriteSarif_IsStrictlyValid()
    {
        using var folder = new TempFolder();

        var judged = await Judge.RunAsync(
            "sarif-validate.mjs", folder.Write("full.sarif", Sarif(Report())), folder.Write("none.sarif", Sarif(ScanReport.NotRun(TestDatabase.Now))));

        Assert.True(judged.ExitCode == 0, judged.All);
    }

    [Fact]
    public void WriteSarif_IsWhatWasApproved() => Snapshot.Match(Encoding.UTF8.GetString(Sarif(Report())), extension: "sarif");

    [Fact]
    public void WriteJson_IsWhatWasApproved() => Snapshot.Match(Encoding.UTF8.GetString(JsonReport.Write(Report())), extension: "json");

    [Fact]
    public void WriteJson_OfAScanThatDidNotRun_SaysSo()
    {
        using var document = JsonDocument.Parse(JsonReport.Write(ScanReport.NotRun(TestDatabase.Now)));

        Assert.Equal("not-run", document.RootElement.GetProperty("status").GetString());
    }

    [Fact]
    public void VulnerabilityPredicate_HasWhatTheSpecificationDemands()
    {
        var statement = VulnerabilityPredicate.Of(Report(), StatementSubject.Of(Sha256Digest.Of("image"u8)), "1.0.0");

        using var predicate = JsonDocument.Parse(statement.Predicate);
        var scanner = predicate.RootElement.GetProperty("scanner");
        Assert.Equal(PredicateTypes.Vulnerabilities, statement.PredicateType);
        Assert.Equal("2026-01-20T10:00:00Z", scanner.GetProperty("db").GetProperty("lastUpdate").GetString());
        Assert.Equal(["CVE-1", "CVE-2"], scanner.GetProperty("result").EnumerateArray().Select(result => result.GetProperty("id").GetString()));
        Assert.Equal("9.8", scanner.GetProperty("result")[0].GetProperty("severity")[1].GetProperty("score").GetString());
        Assert.Equal("2026-02-01T00:00:00Z", predicate.RootElement.GetProperty("metadata").GetProperty("scanFinishedOn").GetString());
        Assert.Throws<ArgumentException>(() => VulnerabilityPredicate.Of(ScanReport.NotRun(TestDatabase.Now), StatementSubject.Of(Sha256Digest.Of("image"u8)), "1.0.0"));
    }

    private static byte[] Sarif(ScanReport report) => SarifReport.Write(report, "1.0.0", _ => new ReportLocation("manifests/ops server.yaml", 12));

    private ScanReport Report()
    {
        _database.WithZip("NuGet",
            ("a.json", TestDatabase.Record("CVE-1", "Newtonsoft.Json", """{"introduced":"0"},{"fixed":"13.0.4"}""", """ "summary":"It <breaks>","severity":[{"type":"CVSS_V3","score":"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"}],""")),
            ("b.json", TestDatabase.Record("CVE-2", "Acme.Ops.Plugin", """{"introduced":"0"}""")));
        return _database.Scan(Samples.Server(), new ScanDecisions
        {
            Ignores = [new IgnoreRule("CVE-2", "Acme.Ops.Plugin", "not reachable", new DateOnly(2026, 3, 1)), new IgnoreRule("CVE-9", "Gone", "old", new DateOnly(2026, 3, 1))],
        });
    }
}
