namespace Slipway.EndToEnd.Documents;

/// <summary>A known weakness that stops nothing, for pages that name a folder of advisories.</summary>
internal static class ExampleAdvisory
{
    public static void WriteTo(Reader reader) => reader.Write("advisories/GHSA-1.json", """
        { "schema_version": "1.7.0", "id": "GHSA-1", "modified": "2026-01-20T10:00:00Z", "database_specific": { "severity": "LOW" },
          "affected": [ { "package": { "ecosystem": "NuGet", "name": "Slipway.Plugins.Prometheus" }, "ranges": [ { "type": "ECOSYSTEM", "events": [ { "introduced": "0" }, { "fixed": "9.0.0" } ] } ] } ] }
        """);
}
