using System.Globalization;
using Slipway.Approval.Matrix;
using Slipway.Metadata.Tiers;
using Slipway.Metadata.Versions;

namespace Slipway.Approval.Tests;

/// <summary>A made matrix with cells of every state.</summary>
internal static class TestMatrix
{
    private static readonly ProvenVerdict Unproven = new(ProvenState.Unproven, "the index lists no conformance report for this version");
    private static readonly string Digest = "sha256:" + new string('a', 64);

    private static readonly MatrixCell[] Cells =
    [
        new(Compatibility.Compatible, LinkedVerdict.Links, new ProvenVerdict(ProvenState.Proven, null, Digest)),
        new(Compatibility.Compatible, LinkedVerdict.Links, Unproven),
        new(Compatibility.Compatible, IndexMatrix.NotAsked, Unproven),
        new(Compatibility.Compatible, LinkedVerdict.Links, new ProvenVerdict(ProvenState.Stale, "the report is about other bytes", Digest)),
        new(Compatibility.Undeclared("its plugin.yaml declares no compatibility"), IndexMatrix.NotAsked, Unproven),
        new(Compatibility.Incompatible("the server version is above the maximum 1.x"), IndexMatrix.NotAsked, Unproven),
        new(Compatibility.Compatible, new LinkedVerdict(LinkedState.Broken, "One.Get expects <Query>, which is | not there"), Unproven),
        new(Compatibility.Compatible, LinkedVerdict.Links, new ProvenVerdict(ProvenState.Failed, "checks failed: alert.limit", Digest)),
    ];

    public static CompatibilityMatrix Of(int plugins, int versions, int servers) => CompatibilityMatrix.Of(
        [.. Enumerable.Range(0, servers).Select(server => new MatrixServer(Version(1, server), ["v1"]))],
        from plugin in Enumerable.Range(0, plugins)
        from version in Enumerable.Range(0, versions)
        select new MatrixRow
        {
            Plugin = string.Create(CultureInfo.InvariantCulture, $"acme/plugin-{plugin:000}"),
            Module = string.Create(CultureInfo.InvariantCulture, $"Acme.Plugin{plugin}"),
            Version = Version(version, 0),
            ContentHash = "hash",
            Tier = (Tier)((plugin % 3) + 1),
            Status = plugin == 1 ? "insecure" : "active",
            Cells = [.. Enumerable.Range(0, servers).Select(server => Cells[(plugin + version + server) % Cells.Length])],
        });

    private static SemanticVersion Version(int major, int minor) => SemanticVersion.Parse(string.Create(CultureInfo.InvariantCulture, $"{major}.{minor}.0"));
}
