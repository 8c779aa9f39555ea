using System.Text;
using Slipway.Trust.Advisories;
using Slipway.Trust.Advisories.Indexing;

namespace Slipway.Trust.Tests.Advisories;

public sealed class AdvisoryIndexTests : IDisposable
{
    private const string FixedInTwo = """{"introduced":"0"},{"fixed":"2.0.0"}""";

    private readonly TestDatabase _database = new();

    public void Dispose() => _database.Dispose();

    [Fact]
    public void Find_InAZip_KnowsWhatTheRecordSays()
    {
        _database.WithZip("NuGet",
            ("GHSA-1.json",
                TestDatabase.Record("GHSA-1", "Acme.Thing", FixedInTwo,
                """ "aliases":["CVE-1"],"summary":"Bad \u00e4","severity":[{"type":"CVSS_V3","score":"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"}],""")),
            ("GHSA-2.json", TestDatabase.Record("GHSA-2", "Other", FixedInTwo, """ "database_specific":{"severity":"MODERATE"},""")));
        using var index = _database.Open().Index;

        var advisory = Assert.Single(index.Find("NuGet", "acme.THING"));

        Assert.Equal(("GHSA-1", "Bad ä", Severity.Critical, 9.8), (advisory.Id, advisory.Summary, advisory.Severity, advisory.Score));
        Assert.Equal(["CVE-1"], advisory.Aliases);
        Assert.Equal(Severity.Medium, Assert.Single(index.Find("NuGet", "Other")).Severity);
        Assert.Empty(index.Find("NuGet", "Nobody"));
        Assert.Empty(index.Find("Debian:12", "Other"));
        Assert.Equal((2, new DateTimeOffset(2026, 1, 20, 10, 0, 0, TimeSpan.Zero)), (index.Count, index.Newest));
    }

    [Fact]
    public void Find_InAFolderOfManyRecords_FindsEachOne()
    {
        for (var at = 0; at < 300; at++)
        {
            _database.With($"records/{at % 7}/X-{at}.json", TestDatabase.Record($"X-{at}", $"Package{at % 100}", FixedInTwo));
        }

        AdvisoryIndexWriter.Write([new AdvisorySource(Path.Combine(_database.Folder, "records"), AdvisorySourceKind.OsvFolder)],
            Path.Combine(_database.Folder, "index"), TestContext.Current.CancellationToken);
        using var index = AdvisoryIndex.Open(Path.Combine(_database.Folder, "index")).Required;

        Assert.All(Enumerable.Range(0, 100), at => Assert.Equal(
            [$"X-{at}", $"X-{at + 100}", $"X-{at + 200}"],
            index.Find("NuGet", $"package{at}")
                .Select(advisory => advisory.Id).OrderBy(id => int.Parse(id[2..], System.Globalization.CultureInfo.InvariantCulture))));
    }

    [Fact]
    public void Write_SkipsWhatWasWithdrawnAndWhatIsNoRecord()
    {
        _database.WithZip("NuGet",
            ("W.json", TestDatabase.Record("W", "Acme", FixedInTwo, "\"withdrawn\":\"2026-01-01T00:00:00Z\",")),
            ("N.json", TestDatabase.Record("N", "Acme", FixedInTwo, "\"withdrawn\":null,")),
            ("README.md", "not a record"));

        var (index, problems) = _database.Open();

        Assert.Equal("N", Assert.Single(index.Find("NuGet", "Acme")).Id);
        Assert.Empty(problems);
        index.Dispose();
    }

    [Fact]
    public void Write_OfRecordsThatCannotBeRead_NamesEachAndLeavesNoIndex()
    {
        _database.WithZip("NuGet",
            ("N.json", TestDatabase.Record("N", "Acme", FixedInTwo)),
            ("bad.json", "{\"id\":\"B\",\"affected\":["),
            ("none.json", "{\"affected\":[]}"),
            ("list.json", "[]"));

        var problems = _database.Write();

        Assert.Equal(["bad.json", "list.json", "none.json"], problems.Select(problem => problem.Subject).Order(StringComparer.Ordinal));
        Assert.All(problems, problem => Assert.Equal("SLP6300", problem.Id));
        Assert.Equal(problems.Count, _database.Write().Count);
    }

    [Fact]
    public void Find_OfARecordThatMeansTwoThings_IsReportedAsUnreadable()
    {
        _database.WithZip("NuGet",
            ("D.json", """{"id":"D","id":"E","affected":[{"package":{"ecosystem":"NuGet","name":"Acme"},"versions":["1.0.0"]}]}"""));
        using var index = _database.Open().Index;

        Assert.Equal("UNREADABLE", Assert.Single(index.Find("NuGet", "Acme")).Id);
    }

    [Fact]
    public void Find_InPagesOfANuGetFeed_KnowsThemAsAdvisories()
    {
        _database.With("nuget/base.json",
            """{"newtonsoft.json":[{"url":"https://github.com/advisories/GHSA-5crp-9r3c-p9vr","severity":2,"versions":"(, 13.0.1)"}],"odd":[{"url":"https://x/y","severity":-1,"versions":"[1.0.0]"}]}""");
        using var index = _database.Open().Index;

        var advisory = Assert.Single(index.Find("NuGet", "Newtonsoft.Json"));

        Assert.Equal(("GHSA-5crp-9r3c-p9vr", Severity.High), (advisory.Id, advisory.Severity));
        Assert.Equal(Severity.Unscored, Assert.Single(index.Find("NuGet", "odd")).Severity);
        Assert.Equal(["https://a/1", "https://a/2"],
            NuGetPageReader.ReadIndex(Encoding.UTF8.GetBytes("""[{"@name":"base","@id":"https://a/1"},{"@id":"https://a/2"}]""")));
    }

    [Fact]
    public void Open_OfSomethingElse_IsRefused()
    {
        _database.WithZip("NuGet", ("A.json", TestDatabase.Record("A", "Acme", FixedInTwo)));
        _database.Open().Index.Dispose();
        var index = Path.Combine(_database.Folder, "../cache/index");
        var bytes = File.ReadAllBytes(index);

        foreach (var broken in (byte[][])[[], bytes[..20], bytes[..^1], [.. bytes, 0], [.. "SLPADV00"u8, .. bytes[8..]]])
        {
            File.WriteAllBytes(index, broken);
            Assert.Equal("SLP6301", Assert.Single(AdvisoryIndex.Open(index).Problems).Id);
        }

        Assert.Equal("SLP6301", AdvisoryIndex.Open(Path.Combine(_database.Folder, "absent")).Problems[0].Id);
    }

    [Fact]
    public void Stamp_ChangesWithTheSource()
    {
        _database.WithZip("NuGet", ("A.json", TestDatabase.Record("A", "Acme", FixedInTwo))).WithZip("Debian:12", ("D.json", "{}"));

        var before = AdvisorySource.In(_database.Folder);
        File.AppendAllText(before[0].Path, "x");

        Assert.Equal(2, before.Count);
        Assert.NotEqual(before[0].Stamp, $"all.zip:{new FileInfo(before[0].Path).Length - 1}");
        Assert.Contains($":{new FileInfo(before[0].Path).Length}:", before[0].Stamp, StringComparison.Ordinal);
        Assert.Empty(AdvisorySource.In(Path.Combine(_database.Folder, "absent")));
    }
}
