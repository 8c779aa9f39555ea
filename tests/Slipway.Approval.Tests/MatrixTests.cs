using Slipway.Approval.Index;
using Slipway.Approval.Matrix;
using Slipway.Metadata.Diagnostics;
using Slipway.Metadata.Index;
using Slipway.Metadata.Versions;
using Slipway.Trust.Keys;

namespace Slipway.Approval.Tests;

/// <summary>A cell is proven by evidence about exactly its two ends, and says why where it is not.</summary>
public sealed class MatrixTests : IDisposable
{
    private static readonly MatrixServer Tested = new(SemanticVersion.Parse("1.0.0"), ["v1"], TestIndex.ServerDigest);

    private readonly TestIndex _index = new();

    public void Dispose() => _index.Dispose();

    private CompatibilityMatrix Matrix(params MatrixServer[] servers)
    {
        _index.WriteEntry();
        var index = IndexCheck.Read(_index.Folder, new DiagnosticBag());
        return IndexMatrix.Of(index!, _index.Folder, TestIndex.Check(), servers);
    }

    [Fact]
    public async Task Of_EvidenceAboutBoth_IsProven()
    {
        await _index.WithAllEvidenceAsync();

        var cell = Matrix(Tested).Rows[0].Cells[0];

        Assert.Equal(CellState.Proven, cell.State);
        Assert.StartsWith("sha256:", cell.Proven.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_EvidenceAboutOtherBytesOfTheServer_IsStaleAndSaysSo()
    {
        await _index.WithAllEvidenceAsync();

        var cell = Matrix(Tested with { Digest = "sha512:b3RoZXI=" }).Rows[0].Cells[0];

        Assert.Equal(CellState.Stale, cell.State);
        Assert.Contains("other bytes of server 1.0.0", cell.Proven.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_EvidenceAboutAnotherPackage_IsStale()
    {
        await _index.WithEvidenceAsync(EvidenceType.Conformance, _index.Key, subject: Convert.ToBase64String(new byte[64]));

        Assert.Equal(CellState.Stale, Matrix(Tested).Rows[0].Cells[0].State);
    }

    [Fact]
    public async Task Of_EvidenceSignedByAStranger_IsNotProven()
    {
        await _index.WithAllEvidenceAsync(signer: KeyFile.Create(""));

        Assert.Equal(CellState.Stale, Matrix(Tested).Rows[0].Cells[0].State);
    }

    [Fact]
    public async Task Of_ChecksThatFailed_HaveFailedThereAndNowhereElse()
    {
        await _index.WithEvidenceAsync(EvidenceType.Conformance, _index.Key, TestIndex.StatementOf(EvidenceType.Conformance, TestIndex.About(TestIndex.ContentHash), "FAILED"));

        var cells = Matrix(Tested, new MatrixServer(SemanticVersion.Parse("1.1.0"), ["v1"])).Rows[0].Cells;

        Assert.Equal([CellState.Failed, CellState.Declared], cells.Select(cell => cell.State));
        Assert.Contains("conformance was proven on 1.0.0", cells[1].Proven.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2.0.0", "v1", "the server version is above the maximum 1.x")]
    [InlineData("1.0.0", "v2", "it needs framework API v1; the server offers v2")]
    [InlineData("1.0.0-rc.1", "v1", "the server version is below the minimum 1.0.0")]
    public void Of_AServerThatIsRuledOut_IsIncompatibleWithTheReason(string version, string api, string reason)
    {
        var cell = Matrix(new MatrixServer(SemanticVersion.Parse(version), [api])).Rows[0].Cells[0];

        Assert.Equal((CellState.Incompatible, reason), (cell.State, cell.Declared.Reason));
    }

    [Fact]
    public void Of_AClaimWithoutEvidence_IsShownAsTheTierThatIsEarned() => Assert.Equal(3, (int)Matrix(Tested).Rows[0].Tier);

    [Fact]
    public async Task Read_OfWhatWasWritten_IsTheSame()
    {
        await _index.WithAllEvidenceAsync();
        var written = MatrixJson.Write(Matrix(Tested, new MatrixServer(SemanticVersion.Parse("2.0.0"), ["v1", "v2"])));

        var (read, problem) = MatrixReader.Read(System.Text.Encoding.UTF8.GetBytes(written));

        Assert.Null(problem);
        Assert.Equal(written, MatrixJson.Write(read!));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("not json")]
    [InlineData("""{"kind":"CompatibilityMatrix","servers":[],"findings":[],"rows":[{"plugin":"a/b","module":"A","version":"1.0.0","contentHash":"x","tier":4,"status":"active","cells":[]}]}""")]
    [InlineData("""{"kind":"CompatibilityMatrix","servers":[],"findings":[],"rows":[{"plugin":"a/b","module":"A","version":"1.0.0","contentHash":"x","tier":3,"status":"active","cells":[0]}]}""")]
    public void Read_OfSomethingElse_IsAProblem(string text) => Assert.NotNull(MatrixReader.Read(System.Text.Encoding.UTF8.GetBytes(text)).Problem);

    [Fact]
    public void Merge_OfOnePartTwice_NamesTheRow()
    {
        var part = Matrix(Tested);

        Assert.Equal("acme/one 1.0.0 is in a and in b", MatrixReader.Merge([("a", part), ("b", part)]).Problem);
        Assert.Equal("b has other servers than a", MatrixReader.Merge([("a", part), ("b", Matrix(Tested with { Digest = null }))]).Problem);
    }
}
