using Slipway.Trust.Advisories.Indexing;
using Slipway.Trust.Advisories.Scanning;
using Slipway.Trust.Sbom;

namespace Slipway.Benchmarks;

/// <summary>A large database of advisories, indexed and asked; each answer is the milliseconds that it took.</summary>
internal static class ManyAdvisories
{
    /// <summary>Indexes the database of a folder.</summary>
    public static int Index(string folder, string index)
    {
        var watch = Spent.Begin();
        var problems = AdvisoryIndexWriter.Write(AdvisorySource.In(folder), index, CancellationToken.None);
        return Answer(watch, problems.Count == 0);
    }

    /// <summary>Scans so many packages, of which one in ten has weaknesses.</summary>
    public static int Scan(string index, int packages)
    {
        var bill = new BillOfMaterials
        {
            Subject = new Component { Ref = "subject", Name = "bench", Type = ComponentType.Container },
            Components = [.. Enumerable.Range(0, packages).Select(number => Package(number))],
        };
        var watch = Spent.Begin();
        using var opened = AdvisoryIndex.Open(index).Required;
        var report = AdvisoryScan.Run(bill, opened, ScanDecisions.None, DateTimeOffset.UnixEpoch);
        return Answer(watch, report.Packages == packages && report.Findings.Length > 0);
    }

    private static Component Package(int number)
    {
        var name = number % 10 == 0 ? $"Bench.Package{number}" : $"Bench.Sound{number}";
        return Component.Of(ComponentType.Library, PackageUrl.NuGet(name, "1.0.0"));
    }

    private static int Answer(Spent watch, bool right)
    {
        watch.Say();
        return right ? 0 : 1;
    }
}
