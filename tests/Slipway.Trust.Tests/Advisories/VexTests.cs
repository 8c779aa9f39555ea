using System.Text;
using Slipway.Trust.Advisories.Vex;

namespace Slipway.Trust.Tests.Advisories;

public sealed class VexTests
{
    private static readonly VexStatement NotAffected = new("CVE-2026-1", VexStatus.NotAffected)
    {
        Aliases = ["GHSA-1"],
        Products = [new VexProduct("pkg:oci/ops-server@sha256%3Aab", ["pkg:nuget/Acme@1.0.0"])],
        Justification = "vulnerable_code_not_in_execute_path",
        Comment = "Nobody calls it.",
    };

    private static readonly VexStatement Affected = new("CVE-2026-2", VexStatus.Affected)
    {
        Products = [new VexProduct("pkg:nuget/Acme@1.0.0", [])],
        Comment = "Update to 1.0.1.",
    };

    [Fact]
    public void OpenVex_ThenRead_IsTheSame()
    {
        var written = VexWriter.OpenVex([NotAffected, Affected], "Acme", TestDatabase.Now);

        var read = VexReader.Read(written, "vex").Required;

        Assert.Equal(2, read.Count);
        Assert.Equal((NotAffected.Vulnerability, NotAffected.Status, NotAffected.Justification, NotAffected.Comment), (read[0].Vulnerability, read[0].Status, read[0].Justification, read[0].Comment));
        Assert.Equal("pkg:nuget/Acme@1.0.0", Assert.Single(Assert.Single(read[0].Products).Components));
        Assert.Equal(["GHSA-1"], read[0].Aliases);
        Assert.Equal((VexStatus.Affected, "Update to 1.0.1."), (read[1].Status, read[1].Comment));
    }

    [Fact]
    public void OpenVex_OfTheSameStatements_HasTheSameId() => Assert.Equal(
        Encoding.UTF8.GetString(VexWriter.OpenVex([Affected], "Acme", TestDatabase.Now)),
        Encoding.UTF8.GetString(VexWriter.OpenVex([Affected], "Acme", TestDatabase.Now)));

    [Fact]
    public async Task CycloneDx_IsStrictlyValidAndReadsBack()
    {
        using var folder = new TempFolder();
        var written = VexWriter.CycloneDx([NotAffected, Affected], "urn:uuid:90604fab-7976-515f-b765-4699e44bc67f", TestDatabase.Now);

        var judged = await Judge.RunAsync("cdx-validate.mjs", folder.Write("vex.json", written));
        var read = VexReader.Read(written, "vex").Required;

        Assert.True(judged.ExitCode == 0, judged.All);
        Assert.Equal([VexStatus.NotAffected, VexStatus.Affected], read.Select(statement => statement.Status));
        Assert.Equal("urn:cdx:90604fab-7976-515f-b765-4699e44bc67f/1#pkg:nuget/Acme@1.0.0", Assert.Single(read[0].Products).Id);
    }

    [Theory]
    [InlineData("{}", "neither")]
    [InlineData("""{"@context":"https://openvex.dev/ns/v0.2.0","statements":[{"vulnerability":{"name":"C"},"status":"fine","products":[]}]}""", "no status")]
    [InlineData("""{"@context":"https://openvex.dev/ns/v0.2.0","statements":[{"vulnerability":{"name":"C"},"status":"not_affected","products":[]}]}""", "no reason")]
    [InlineData("""{"@context":"https://openvex.dev/ns/v0.2.0","statements":[{"vulnerability":{"name":"C"},"status":"not_affected","justification":"trust me","products":[]}]}""", "no justification")]
    [InlineData("""{"@context":"https://openvex.dev/ns/v0.2.0","statements":[{"status":"fixed"}]}""", "'vulnerability' is missing")]
    public void Read_OfWhatIsNoVex_SaysWhy(string json, string part)
    {
        var problem = Assert.Single(VexReader.Read(Encoding.UTF8.GetBytes(json), "vex").Problems);

        Assert.Equal("SLP6310", problem.Id);
        Assert.Contains(part, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_OfOlderAndOtherSpellings_UnderstandsThem()
    {
        var openVex = VexReader.Read(Encoding.UTF8.GetBytes(
            """{"@context":"https://openvex.dev/ns","statements":[{"vulnerability":"CVE-1","status":"under_investigation","products":["pkg:nuget/A@1",{"@id":"x","identifiers":{"purl":"pkg:nuget/B@1"}}]}]}"""), "vex").Required;
        var cycloneDx = VexReader.Read(Encoding.UTF8.GetBytes(
            """{"bomFormat":"CycloneDX","specVersion":"1.5","vulnerabilities":[{"id":"CVE-1","analysis":{"state":"false_positive","detail":"no"},"affects":[{"ref":"a"}]},{"id":"CVE-2"}]}"""), "vex").Required;

        Assert.Equal(["pkg:nuget/A@1", "x", "pkg:nuget/B@1"], Assert.Single(openVex).Products.Select(product => product.Id));
        Assert.Equal(VexStatus.NotAffected, Assert.Single(cycloneDx).Status);
    }
}
