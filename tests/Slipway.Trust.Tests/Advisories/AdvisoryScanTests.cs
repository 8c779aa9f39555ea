using Slipway.Trust.Advisories;
using Slipway.Trust.Advisories.Scanning;
using Slipway.Trust.Advisories.Vex;
using Slipway.Trust.Sbom;
using Slipway.Trust.Tests.Sbom;

namespace Slipway.Trust.Tests.Advisories;

public sealed class AdvisoryScanTests : IDisposable
{
    private const string FixedInLater = """{"introduced":"0"},{"fixed":"13.0.4"}""";
    private const string Critical = """ "severity":[{"type":"CVSS_V3","score":"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"}],""";

    private readonly TestDatabase _database = new();

    public void Dispose() => _database.Dispose();

    [Fact]
    public void Run_OverAServer_SaysWhoBroughtItAndWhatHealsIt()
    {
        Newtonsoft("GHSA-1", Critical);

        var finding = Assert.Single(_database.Scan(Samples.Server()).Findings);

        Assert.Equal(["image", "pkg:nuget/Acme.Ops.Plugin@1.2.0", "pkg:nuget/Newtonsoft.Json@13.0.3"], finding.Path);
        Assert.Equal(("13.0.4", Severity.Critical, FindingState.Open), (finding.FixedIn, finding.Severity, finding.State));
        Assert.Equal("Update Newtonsoft.Json to 13.0.4 or later.", finding.Advice);
    }

    [Fact]
    public void Run_WithSeveralNamesOfOneWeakness_FindsItOnce()
    {
        _database.WithZip("NuGet",
            ("a.json",
                TestDatabase.Record("GHSA-1", "Newtonsoft.Json", FixedInLater,
                """ "aliases":["CVE-2024-1"],"database_specific":{"severity":"LOW"},""")),
            ("b.json",
                TestDatabase.Record("PYSEC-9", "Newtonsoft.Json", """{"introduced":"0"},{"fixed":"13.0.5"}""",
                """ "aliases":["CVE-2024-1","BIT-1"],""" + Critical)),
            ("c.json", TestDatabase.Record("BIT-1", "Newtonsoft.Json", FixedInLater)),
            ("d.json", TestDatabase.Record("GHSA-2", "Newtonsoft.Json", FixedInLater)));

        var findings = _database.Scan(Samples.Server()).Findings;

        Assert.Equal(["CVE-2024-1", "GHSA-2"], findings.Select(finding => finding.Id));
        Assert.Equal(["BIT-1", "CVE-2024-1", "GHSA-1", "PYSEC-9"], findings[0].Aliases);
        Assert.Equal((Severity.Critical, "13.0.5"), (findings[0].Severity, findings[0].FixedIn));
    }

    [Theory]
    [InlineData("""{"type":"NUGET","expression":"[1.0, nonsense"}""", "[1.0, nonsense")]
    [InlineData("""{"type":"MAVENISH","events":[{"introduced":"99.0.0"}]}""", "of the type MAVENISH")]
    public void Run_RangeThatCannotBeRead_IsTakenForEveryVersion(string range, string shown)
    {
        _database.WithZip("NuGet", ("a.json",
            $$"""{"id":"GHSA-1","modified":"2026-01-01T00:00:00Z","summary":"Bad.","affected":[{"package":{"ecosystem":"NuGet","name":"Newtonsoft.Json"},"ranges":[{{range}}]}]}"""));

        var finding = Assert.Single(_database.Scan(Samples.Server()).Findings);

        Assert.Equal($"Bad. (which versions are affected cannot be read: {shown}; so any may be)", finding.Summary);
        Assert.Null(finding.FixedIn);
    }

    [Fact]
    public void Run_RangeThatBeginsWithNoVersion_CountsEveryVersion()
    {
        _database.WithZip("NuGet", ("a.json", TestDatabase.Record("CVE-1", "Newtonsoft.Json", """{"introduced":"banana"},{"fixed":"99.0.0"}""")));

        Assert.Equal("CVE-1", Assert.Single(_database.Scan(Samples.Server()).Findings).Id);
    }

    [Fact]
    public void Run_OverDebianPackages_AsksForTheSource()
    {
        _database.WithZip("Debian", ("DEBIAN-CVE-2026-1.json", """
            {"id":"DEBIAN-CVE-2026-1","modified":"2026-01-01T00:00:00Z","upstream":["CVE-2026-1"],"affected":[
              {"package":{"ecosystem":"Debian:12","name":"glibc"},"ranges":[{"type":"ECOSYSTEM","events":[{"introduced":"0"},{"fixed":"2.36-9+deb12u15"}]}],"ecosystem_specific":{"urgency":"high"}},
              {"package":{"ecosystem":"Debian:13","name":"glibc"},"ranges":[{"type":"ECOSYSTEM","events":[{"introduced":"0"}]}]}]}
            """),
            ("DSA-1.json",
                """{"id":"DSA-1","modified":"2026-01-01T00:00:00Z","upstream":["CVE-2026-1","CVE-2026-2"],"affected":[{"package":{"ecosystem":"Debian:12","name":"glibc"},"ranges":[{"type":"ECOSYSTEM","events":[{"introduced":"0"},{"fixed":"2.36-9+deb12u14"}]}]}]}"""));

        var finding = Assert.Single(_database.Scan(Samples.Server()).Findings);

        Assert.Equal(("CVE-2026-1", Severity.High, "2.36-9+deb12u15"), (finding.Id, finding.Severity, finding.FixedIn));
        Assert.Equal("glibc", finding.Package.Name);
    }

    [Fact]
    public void Run_SaysWhatItCouldNotCheck()
    {
        Newtonsoft("GHSA-1", "");
        var bill = Samples.Server();
        var report = _database.Scan(bill with
        {
            Components =
            [
                Component.Of(ComponentType.Library, new PackageUrl("golang", null, "a", "1")),
                Component.Of(ComponentType.Library, PackageUrl.NuGet("odd", "1.*")),
                new Component { Ref = "app:x", Type = ComponentType.Application, Name = "x" },
            ],
            Dependencies = [],
        });

        Assert.Equal(["pkg:golang/a@1", "pkg:nuget/odd@1.*", "app:x"], report.Unchecked.Select(component => component.Ref));
        Assert.False(report.IsComplete);
        Assert.Equal("SLP6306", Assert.Single(new ScanPolicy().Judge(report)).Id);
        Assert.Equal(4, new ScanPolicy { FailOnUnchecked = true }.Judge(report).Length);
    }

    [Fact]
    public void Run_WithAnIgnore_KeepsTheFindingVisible()
    {
        Newtonsoft("GHSA-1", Critical);
        var rule = new IgnoreRule("ghsa-1", "newtonsoft.json", "not reachable", new DateOnly(2026, 3, 1));

        var report = _database.Scan(Samples.Server(), new ScanDecisions { Ignores = [rule] });

        var finding = Assert.Single(report.Findings);
        Assert.Equal((FindingState.Ignored, "not reachable", new DateOnly(2026, 3, 1)), (finding.State, finding.Reason, finding.Until));
        Assert.Empty(new ScanPolicy().Judge(report));
    }

    [Theory]
    [InlineData("glibc")]
    [InlineData("libc6")]
    public void Run_WithAnIgnoreByEitherNameOfADistribution_MeansTheFinding(string name)
    {
        _database.WithZip("Debian", ("a.json",
            """{"id":"DSA-1","modified":"2026-01-01T00:00:00Z","affected":[{"package":{"ecosystem":"Debian:12","name":"glibc"},"ranges":[{"type":"ECOSYSTEM","events":[{"introduced":"0"}]}]}]}"""));

        var report = _database.Scan(Samples.Server(), new ScanDecisions { Ignores = [new IgnoreRule("DSA-1", name, "not reachable", new DateOnly(2026, 3, 1))] });

        Assert.Equal(FindingState.Ignored, Assert.Single(report.Findings).State);
        Assert.Empty(report.Notes);
    }

    [Theory]
    [InlineData("GHSA-1", "Newtonsoft.Json", "2026-02-01", "SLP6311")]
    [InlineData("GHSA-2", "Newtonsoft.Json", "2026-03-01", "SLP6312")]
    [InlineData("GHSA-1", "Other", "2026-03-01", "SLP6312")]
    public void Run_WithAnIgnoreThatIsOverdueOrMeansNothing_SaysSoAndHidesNothing(string id, string package, string until, string note)
    {
        Newtonsoft("GHSA-1", Critical);
        var rule = new IgnoreRule(id, package, "because", DateOnly.Parse(until, System.Globalization.CultureInfo.InvariantCulture));

        var report = _database.Scan(Samples.Server(), new ScanDecisions { Ignores = [rule] });

        Assert.Equal(FindingState.Open, Assert.Single(report.Findings).State);
        Assert.Single(report.Notes, told => told.Id == note);
        Assert.Contains(new ScanPolicy().Judge(report), problem => problem.Id == "SLP6320");
    }

    [Fact]
    public void Run_OfPackagesOfWhichTheDatabaseSaysNothing_SaysThatNobodyLooked()
    {
        Newtonsoft("GHSA-1", Critical);
        var ofNuGet = _database.Scan(Samples.Server());
        using var other = new TestDatabase();
        other.WithZip("Debian", ("a.json", """{"id":"DSA-1","modified":"2026-01-01T00:00:00Z","affected":[{"package":{"ecosystem":"Debian:12","name":"openssl"}}]}"""));
        var ofDebian = other.Scan(Samples.Server());

        Assert.Equal([KeyValuePair.Create("Debian:12", 1)], ofNuGet.Uncovered);
        Assert.Contains(ofNuGet.Unchecked, component => component.Reason == "the database says nothing about Debian:12");
        Assert.Equal("SLP6305", Assert.Single(ofNuGet.Notes).Id);
        Assert.DoesNotContain(new ScanPolicy().Judge(ofNuGet), problem => problem.Id == "SLP6302");
        Assert.Equal([KeyValuePair.Create("NuGet", 2)], ofDebian.Uncovered);
        Assert.Equal(1, ofDebian.Packages);
        Assert.Equal("SLP6302", Assert.Single(new ScanPolicy { DatabaseRequired = false }.Judge(ofDebian)).Id);
    }

    [Fact]
    public void Judge_OfFreshDataBesideOldOne_CountsTheAgeOfWhatTheImageNeeds()
    {
        _database.WithZip("NuGet", ("a.json", TestDatabase.Record("CVE-1", "Somebody.Else", FixedInLater)));
        _database.WithZip("Debian", ("b.json",
            """{"id":"DSA-1","modified":"2026-01-31T00:00:00Z","affected":[{"package":{"ecosystem":"Debian:12","name":"glibc"}},{"package":{"ecosystem":"Debian:13","name":"glibc"}}]}"""));
        _database.WithZip("PyPI", ("c.json", TestDatabase.Record("PYSEC-1", "x", FixedInLater).Replace("2026-01-20", "2020-01-20", StringComparison.Ordinal).Replace("NuGet", "PyPI", StringComparison.Ordinal)));
        using var index = _database.Open().Index;

        Assert.Equal([new DateTimeOffset(2026, 1, 31, 0, 0, 0, TimeSpan.Zero)], new[] { "Debian:12", "Debian:11", "Debian" }.Select(index.NewestOf).Distinct().OfType<DateTimeOffset>());
        Assert.Null(index.NewestOf("Alpine:v3.20"));
        var report = _database.Scan(Samples.Server());
        Assert.Equal(new DateTimeOffset(2026, 1, 20, 10, 0, 0, TimeSpan.Zero), report.DatabaseTime);
        Assert.Equal("SLP6303", Assert.Single(new ScanPolicy { FailOn = null, LargestDatabaseAge = TimeSpan.FromDays(7) }.Judge(report)).Id);
    }

    [Fact]
    public void Judge_ByThePolicy_IsStrictUnlessToldOtherwise()
    {
        _database.WithZip("NuGet",
            ("a.json", TestDatabase.Record("CVE-1", "Newtonsoft.Json", FixedInLater, Critical)),
            ("b.json", TestDatabase.Record("CVE-2", "Newtonsoft.Json", """{"introduced":"0"}""")),
            ("c.json", TestDatabase.Record("CVE-3", "Newtonsoft.Json", FixedInLater, """ "database_specific":{"severity":"LOW"},""")));
        var report = _database.Scan(Samples.Server());

        Assert.Equal(["CVE-1", "CVE-3", "CVE-2"], report.Findings.Select(finding => finding.Id));
        Assert.Equal(["SLP6320", "SLP6321"], Ids(new ScanPolicy()));
        Assert.Equal(["SLP6320"], Ids(new ScanPolicy { FailOnUnscored = false }));
        Assert.Equal(["SLP6320", "SLP6320", "SLP6321"], Ids(new ScanPolicy { FailOn = Severity.Low }));
        Assert.Equal(["SLP6320"], Ids(new ScanPolicy { OnlyFixable = true }));
        Assert.Empty(Ids(new ScanPolicy { FailOn = null }));
        Assert.Equal(["SLP6303"], Ids(new ScanPolicy { FailOn = null, LargestDatabaseAge = TimeSpan.FromDays(7) }));
        Assert.Empty(Ids(new ScanPolicy { FailOn = null, LargestDatabaseAge = TimeSpan.FromDays(30) }));

        IEnumerable<string> Ids(ScanPolicy policy) => policy.Judge(report).Select(problem => problem.Id);
    }

    [Fact]
    public void Judge_OfAScanThatDidNotRun_FailsUnlessThePolicySaysOtherwise()
    {
        var report = ScanReport.NotRun(TestDatabase.Now);

        Assert.Equal("SLP6302", Assert.Single(new ScanPolicy().Judge(report)).Id);
        Assert.Empty(new ScanPolicy { DatabaseRequired = false }.Judge(report));
    }

    [Theory]
    [InlineData("pkg:nuget/Newtonsoft.Json@13.0.3", "", true)]
    [InlineData("pkg:nuget/newtonsoft.json", "", true)]
    [InlineData("pkg:nuget/Newtonsoft.Json@13.0.2", "", false)]
    [InlineData("pkg:nuget/Other@13.0.3", "", false)]
    [InlineData("image", "", true)]
    [InlineData("image", "pkg:nuget/Newtonsoft.Json@13.0.3", true)]
    [InlineData("image", "pkg:nuget/Other", false)]
    [InlineData("another image", "pkg:nuget/Newtonsoft.Json@13.0.3", false)]
    public void Run_WithAStatement_CountsItOnlyForWhatItNames(string product, string part, bool covered)
    {
        Newtonsoft("GHSA-1", Critical + "\"aliases\":[\"CVE-1\"],");
        var statement = new VexStatement("CVE-1", VexStatus.NotAffected)
        {
            Products = [new VexProduct(product, part.Length > 0 ? [part] : [])],
            Justification = "vulnerable_code_not_present",
        };

        var finding = Assert.Single(_database.Scan(Samples.Server(), new ScanDecisions { Statements = [statement] }).Findings);

        Assert.Equal(covered ? FindingState.NotAffected : FindingState.Open, finding.State);
        Assert.Equal(covered ? "not_affected: vulnerable_code_not_present" : null, finding.Reason);
    }

    [Fact]
    public void Run_WithStatementsThatContradict_BelievesTheLater()
    {
        Newtonsoft("GHSA-1", Critical);
        VexStatement Say(VexStatus status) => new("GHSA-1", status) { Products = [new VexProduct("image", [])] };

        Assert.Equal(FindingState.Open, State(Say(VexStatus.NotAffected), Say(VexStatus.Affected)));
        Assert.Equal(FindingState.NotAffected, State(Say(VexStatus.UnderInvestigation), Say(VexStatus.Fixed)));

        FindingState State(params VexStatement[] statements) =>
            Assert.Single(_database.Scan(Samples.Server(), new ScanDecisions { Statements = [.. statements] }).Findings).State;
    }

    private void Newtonsoft(string id, string more)
    {
        if (!Directory.Exists(_database.Folder))
        {
            _database.WithZip("NuGet", ($"{id}.json", TestDatabase.Record(id, "Newtonsoft.Json", FixedInLater, more)));
        }
    }
}
