using System.Text;
using Slipway.Trust.Attestations;
using Slipway.Trust.InToto;

namespace Slipway.Trust.Tests.Attestations;

public sealed class AttestationTests
{
    private static readonly StatementSubject Image = StatementSubject.Of(Sha256Digest.Of("image"u8));

    internal static ConformancePredicate Run(params ConformanceCheck[] checks) => new()
    {
        Kit = "Slipway.Conformance 1.0.0",
        Profile = "smoke",
        Contract = "v1",
        Time = DateTimeOffset.UnixEpoch,
        Checks = [.. checks],
    };

    [Fact]
    public async Task ToStatement_OfBothKinds_FitsTheSchema()
    {
        using var folder = new TempFolder();
        var conformance = Run(new ConformanceCheck("b", CheckOutcome.Passed), new ConformanceCheck("a", CheckOutcome.Skipped, "no TLS"))
            .ToStatement([Image]);
        var matrix = new MatrixPredicate(
        [
            new MatrixCell("acme/a", "1.0.0", "1.0.0") { Declared = "compatible", Linked = true, Proven = Sha256Digest.Of("report"u8) },
            new MatrixCell("acme/a", "1.0.0", "2.0.0") { Declared = "incompatible", Reason = "maxServerVersion is 1.x" },
        ]).ToStatement([Image]);

        var first = await Judge.RunAsync("schema-validate.mjs", Repository.PathOf("docs/schemas/attestation-conformance-v1.schema.json"),
            folder.Write("c.json", conformance.Predicate.Span));
        var second = await Judge.RunAsync("schema-validate.mjs", Repository.PathOf("docs/schemas/attestation-matrix-v1.schema.json"),
            folder.Write("m.json", matrix.Predicate.Span));

        Assert.True(first.ExitCode == 0, first.All);
        Assert.True(second.ExitCode == 0, second.All);
    }

    [Theory]
    [InlineData("docs/attestations/conformance/v1.md", "docs/schemas/attestation-conformance-v1.schema.json")]
    [InlineData("docs/attestations/licenses/v1.md", "docs/schemas/attestation-checks-v1.schema.json")]
    [InlineData("docs/attestations/documentation/v1.md", "docs/schemas/attestation-checks-v1.schema.json")]
    [InlineData("docs/attestations/matrix/v1.md", "docs/schemas/attestation-matrix-v1.schema.json")]
    [InlineData("docs/attestations/bundle/v1.md", "docs/schemas/bundle-inventory.schema.json")]
    public async Task Example_OfThePage_FitsTheSchema(string page, string schema)
    {
        using var folder = new TempFolder();
        var example = (await File.ReadAllTextAsync(Repository.PathOf(page), TestContext.Current.CancellationToken))
            .Split("```json")[1].Split("```")[0];

        var judged = await Judge.RunAsync("schema-validate.mjs", Repository.PathOf(schema), folder.Write("example.json", example));

        Assert.True(judged.ExitCode == 0, judged.All);
    }

    [Fact]
    public void Read_OfWhatWasWritten_IsTheSame()
    {
        var run = Run(new ConformanceCheck("a", CheckOutcome.Failed, "why"), new ConformanceCheck("b", CheckOutcome.Passed));

        var read = ConformancePredicate.Read(run.ToStatement([Image]), "c").Required;

        Assert.False(read.Passed);
        Assert.Equal(run.Checks, read.Checks);
    }

    [Fact]
    public async Task PackageChecks_Written_FitTheSchemaAndAreReadAgain()
    {
        using var folder = new TempFolder();
        var written = new PackageChecks(SlipwayUris.Licences, "slipway 1.0.0", [new ConformanceCheck("b", CheckOutcome.Failed, "GPL-3.0-only"), new ConformanceCheck("a", CheckOutcome.Passed)]);
        var statement = written.ToStatement(Image);

        var judged = await Judge.RunAsync("schema-validate.mjs", Repository.PathOf("docs/schemas/attestation-checks-v1.schema.json"), folder.Write("l.json", statement.Predicate.Span));
        var read = PackageChecks.Read(statement, SlipwayUris.Licences, "l").Required;

        Assert.True(judged.ExitCode == 0, judged.All);
        Assert.False(read.Passed);
        Assert.Equal(["a", "b"], read.Checks.Select(check => check.Id));
        Assert.Equal("SLP6410", Assert.Single(PackageChecks.Read(statement, SlipwayUris.Documentation, "l").Problems).Id);
    }

    [Fact]
    public void Passed_WithoutAPassedCheck_IsFalse() => Assert.False(Run(new ConformanceCheck("a", CheckOutcome.Skipped)).Passed);

    [Fact]
    public void Read_OfAResultThatIsNotThatOfTheChecks_IsRefused()
    {
        var statement = Run(new ConformanceCheck("a", CheckOutcome.Failed)).ToStatement([Image]);
        var forged = statement with
        {
            Predicate = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(statement.Predicate.Span)
            .Replace("FAILED", "PASSED", StringComparison.Ordinal))
        };

        Assert.Equal("SLP6411", Assert.Single(ConformancePredicate.Read(forged, "c").Problems).Id);
        Assert.Equal("SLP6410", Assert.Single(ConformancePredicate.Read(Statement.CosignSign(Sha256Digest.Of("x"u8)), "c").Problems).Id);
    }
}
