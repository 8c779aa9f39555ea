using System.IO.Compression;
using Slipway.Trust.Advisories.Indexing;
using Slipway.Trust.Advisories.Scanning;
using Slipway.Trust.Sbom;

namespace Slipway.Trust.Tests.Advisories;

/// <summary>A database of a few records, as files, indexed and asked.</summary>
internal sealed class TestDatabase : IDisposable
{
    public static readonly DateTimeOffset Now = new(2026, 2, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly TempFolder _folder = new();

    public string Folder => _folder["db"];

    public static string Record(string id, string package, string events, string more = "") =>
        $$"""{"schema_version":"1.7.0","id":"{{id}}","modified":"2026-01-20T10:00:00Z",{{more}}"details":"long text","affected":[{"package":{"ecosystem":"NuGet","name":"{{package}}","purl":"pkg:nuget/{{package}}"},"ranges":[{"type":"ECOSYSTEM","events":[{{events}}]}]}],"references":[{"type":"WEB","url":"https://example.test"}]}""";

    public TestDatabase With(string path, string text)
    {
        _folder.Write($"db/{path}", text);
        return this;
    }

    public TestDatabase WithZip(string ecosystem, params (string Name, string Text)[] records)
    {
        var path = _folder[$"db/osv-scanner/{ecosystem}/all.zip"];
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var zip = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach (var (name, text) in records)
        {
            using var writer = new StreamWriter(zip.CreateEntry(name).Open());
            writer.Write(text);
        }

        return this;
    }

    public IReadOnlyList<TrustProblem> Write() =>
        AdvisoryIndexWriter.Write(AdvisorySource.In(Folder), _folder["cache/index"], TestContext.Current.CancellationToken);

    public (AdvisoryIndex Index, IReadOnlyList<TrustProblem> Problems) Open()
    {
        var problems = Write();
        return (AdvisoryIndex.Open(_folder["cache/index"]).Required, problems);
    }

    public ScanReport Scan(BillOfMaterials bill, ScanDecisions? decisions = null)
    {
        using var index = Open().Index;
        return AdvisoryScan.Run(bill, index, decisions ?? ScanDecisions.None, Now);
    }

    public void Dispose() => _folder.Dispose();
}
