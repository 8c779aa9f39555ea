using Slipway.Trust.Sbom;
using Slipway.Trust.Sbom.Quality;

namespace Slipway.Trust.Tests.Sbom;

public sealed class SbomQualityTests
{
    [Fact]
    public void Of_ACompleteSignedDocument_ReachesAllLevels()
    {
        var quality = SbomQuality.Of(AsRead(Samples.Server()), signed: true);

        Assert.Empty(quality.Checks.Where(check => !check.Passed));
        Assert.True(quality.Reaches(ScvsLevels.L3));
    }

    [Fact]
    public void Of_AnUnsignedDocument_StaysOnLevelOne()
    {
        var quality = SbomQuality.Of(AsRead(Samples.Server()), signed: false);

        Assert.True(quality.Reaches(ScvsLevels.L1));
        Assert.False(quality.Reaches(ScvsLevels.L2));
        Assert.Equal((13, 13), quality.Score(ScvsLevels.L1));
        Assert.Equal((15, 16), quality.Score(ScvsLevels.L2));
    }

    [Theory]
    [InlineData("SCVS-1.1")]
    [InlineData("SCVS-2.14")]
    [InlineData("SCVS-2.16")]
    [InlineData("SCVS-3.18")]
    public void Of_AComponentThatLacksSomething_NamesIt(string control)
    {
        var bill = Samples.Server();
        var poor = bill.Components[1] with { Version = null, Licences = [], Hashes = [], Copyright = null };

        var quality = SbomQuality.Of(AsRead(bill with { Components = bill.Components.SetItem(1, poor) }), signed: true);

        Assert.Equal([poor.Ref], quality.Checks.Single(check => check.Id == control).Offenders);
    }

    [Fact]
    public void Of_AnEmptyDocument_FailsWhatTheDocumentLacks()
    {
        var quality = SbomQuality.Of(new BillOfMaterials
        {
            Subject = new Component
            {
                Ref = "x",
                Type = ComponentType.Container,
                Name = "x"
            }
        }, signed: false);

        Assert.Equal(["SCVS-1.3", "SCVS-2.3", "SCVS-2.4", "SCVS-2.7", "SCVS-2.9", "SCVS-2.11", "SCVS-5.11", "SCVS-5.12"],
            quality.Checks.Where(check => !check.Passed).Select(check => check.Id));
    }

    private static BillOfMaterials AsRead(BillOfMaterials bill) =>
        CycloneDxReader.Read(CycloneDxWriter.Write(bill, CycloneDxVersion.V16).Required, "sbom").Required;
}
