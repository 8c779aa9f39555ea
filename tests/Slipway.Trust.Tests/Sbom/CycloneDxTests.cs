using System.Text;
using System.Text.Json.Nodes;
using Slipway.Trust.Sbom;

namespace Slipway.Trust.Tests.Sbom;

public sealed class CycloneDxTests
{
    [Theory]
    [InlineData(CycloneDxVersion.V16, "VALID CycloneDX 1.6 components=3 dependencies=4")]
    [InlineData(CycloneDxVersion.V17, "VALID CycloneDX 1.7 components=3 dependencies=4")]
    public async Task Write_OfAServer_IsStrictlyValid(CycloneDxVersion version, string verdict)
    {
        using var folder = new TempFolder();
        var judged = await Judge.RunAsync("cdx-validate.mjs",
            folder.Write("sbom.json", CycloneDxWriter.Write(Samples.Server(), version).Required));

        Assert.True(judged.ExitCode == 0, judged.All);
        Assert.Contains(verdict, judged.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_OfAServer_IsWhatWasApproved() =>
        Snapshot.Match(Encoding.UTF8.GetString(CycloneDxWriter.Write(Samples.Server(), CycloneDxVersion.V16).Required), extension: "json");

    [Fact]
    public void Write_OfTheSameThingsInAnotherOrder_GivesTheSameBytes()
    {
        var bill = Samples.Server();
        var shuffled = bill with { Components = [.. bill.Components.Reverse()], Dependencies = [.. bill.Dependencies.Reverse()] };

        Assert.Equal(CycloneDxWriter.Write(bill, CycloneDxVersion.V16).Required,
            CycloneDxWriter.Write(shuffled, CycloneDxVersion.V16).Required);
    }

    [Fact]
    public void Write_SerialNumber_ComesOfTheContentAndNotOfTheTime()
    {
        var bill = Samples.Server();

        var serial = Serial(bill);

        Assert.Matches("^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", serial);
        Assert.Equal(serial, Serial(bill with { Timestamp = Samples.Time.AddDays(1) }));
        Assert.NotEqual(serial, Serial(bill with { Components = bill.Components.RemoveAt(2), Dependencies = [], Incomplete = [] }));
    }

    [Fact]
    public void Write_WithRefsThatDoNotResolveOrRepeat_NamesThem()
    {
        var bill = Samples.Server();
        var broken = bill with
        {
            Components = [.. bill.Components, bill.Components[0]],
            Dependencies = [new ComponentDependency("image", ["nobody"])]
        };

        Assert.Equal(["SLP6200", "SLP6201"], CycloneDxWriter.Write(broken, CycloneDxVersion.V16).Problems.Select(problem => problem.Id));
    }

    [Fact]
    public void Read_OfWhatWasWritten_IsTheSame()
    {
        var written = CycloneDxWriter.Write(Samples.Server(), CycloneDxVersion.V16).Required;
        var read = CycloneDxReader.Read(written, "sbom").Required;

        var again = CycloneDxReader.Read(CycloneDxWriter.Write(read, CycloneDxVersion.V16).Required, "sbom").Required;
        Assert.Equal(Samples.Server().Components.Select(component => component.Purl!.ToString())
            .Order(StringComparer.Ordinal), read.Components.Select(component => component.Purl!.ToString()));
        Assert.Equal(Samples.Server().Components[0].Files[0],
            read.Components.Single(component => component.Name == "Acme.Ops.Plugin").Files[0]);
        Assert.Equal(read.Components.Select(component => component.Ref), again.Components.Select(component => component.Ref));
        Assert.Equal(Samples.Time, read.Timestamp);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"bomFormat":"CycloneDX","specVersion":"2.0"}""")]
    [InlineData("""{"bomFormat":"CycloneDX","specVersion":"1.6","components":[{"name":"a","purl":"nuget/a"}]}""")]
    [InlineData("""{"bomFormat":"CycloneDX","specVersion":"1.6","components":{}}""")]
    [InlineData("SPDXVersion: SPDX-2.3")]
    public void Read_OfSomethingElse_IsRefused(string json) =>
        Assert.Equal("SLP6202", Assert.Single(CycloneDxReader.Read(Encoding.UTF8.GetBytes(json), "sbom").Problems).Id);

    [Theory]
    [InlineData("registry.test:5000/a/Ops-Server", "pkg:oci/ops-server@sha256%3A", "?repository_url=registry.test%3A5000%2Fa%2FOps-Server")]
    public void Oci_WritesWhatTheSpecificationSays(string repository, string start, string end)
    {
        var purl = PackageUrl.Oci(repository, Sha256Digest.Of("x"u8)).ToString();

        Assert.StartsWith(start, purl, StringComparison.Ordinal);
        Assert.EndsWith(end, purl, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pkg:deb/debian/libc6@2.36-9%2Bdeb12u14?arch=amd64&distro=debian-12")]
    [InlineData("pkg:nuget/Newtonsoft.Json@13.0.3")]
    [InlineData("pkg:golang/github.com/a/b@v1.0.0")]
    [InlineData("pkg:generic/thing")]
    public void TryParse_ThenToString_IsTheSame(string text)
    {
        Assert.True(PackageUrl.TryParse(text, out var purl));
        Assert.Equal(text, purl.ToString());
    }

    private static string Serial(BillOfMaterials bill) =>
        JsonNode.Parse(CycloneDxWriter.Write(bill, CycloneDxVersion.V16).Required)!["serialNumber"]!.GetValue<string>();
}
