using Slipway.Metadata.Index;
using Slipway.Metadata.Tiers;
using Slipway.Trust;
using Slipway.Trust.Keys;

namespace Slipway.Approval.Tests;

/// <summary>A tier is what verified evidence carries, whatever is claimed.</summary>
public sealed class IndexCheckTests : IDisposable
{
    private readonly TestIndex _index = new();

    public void Dispose() => _index.Dispose();

    private void AssertEarned(Tier earned, string? said = null, string day = "2026-06-15")
    {
        var (verdicts, told) = _index.Judge(day);
        Assert.True(verdicts is [var one] && one.Earned == earned, told);
        if (said is null)
        {
            Assert.Equal("", told);
        }
        else
        {
            Assert.Contains(said, told, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Run_EverythingProven_IsTier2()
    {
        await _index.WithAllEvidenceAsync();

        AssertEarned(Tier.Supported);
    }

    [Theory]
    [InlineData(EvidenceType.Conformance, "slipway conformance Acme.Ops.One.1.0.0.nupkg")]
    [InlineData(EvidenceType.Sbom, "slipway sbom Acme.Ops.One.1.0.0.nupkg")]
    [InlineData(EvidenceType.Signature, "slipway sign Acme.Ops.One.1.0.0.nupkg")]
    [InlineData(EvidenceType.Documentation, "slipway plugin check")]
    public async Task Run_OneProofMissing_IsTier3AndNamesTheCommandThatMakesIt(string type, string command)
    {
        await _index.WithAllEvidenceAsync(except: type);

        AssertEarned(Tier.Community, command);
        _index.Tier = "3";
        AssertEarned(Tier.Community);
    }

    [Fact]
    public void Run_NothingProven_ListsEachMissingProof()
    {
        var told = _index.Judge().Said;

        Assert.Equal(6, told.Split("error SLP1068").Length - 1);
    }

    [Fact]
    public async Task Run_SignedByAStranger_DoesNotCount()
    {
        await _index.WithAllEvidenceAsync(signer: KeyFile.Create(""));

        AssertEarned(Tier.Community, "error SLP1069: the conformance evidence of acme/one 1.0.0 does not hold");
    }

    [Theory]
    [InlineData("2026-01-01", "2026-06-01", "")]
    [InlineData("2026-07-01", "2026-12-31", "")]
    [InlineData("2026-01-01", "2026-12-31", ", revoked: { on: 2026-06-01, reason: lost }")]
    public async Task Run_KeyThatDoesNotHoldOnTheDay_DoesNotCount(string from, string to, string more)
    {
        _index.Publisher(_index.Key, from, to, more);
        await _index.WithAllEvidenceAsync();

        AssertEarned(Tier.Community, "no key of acme that was valid at the time signed it");
    }

    [Fact]
    public async Task Run_BytesThatAreNotTheListedOnes_DoNotHold()
    {
        await _index.WithAllEvidenceAsync(except: EvidenceType.Sbom);
        await _index.WithEvidenceAsync(EvidenceType.Sbom, _index.Key, damage: bytes => [.. bytes, (byte)'\n']);

        AssertEarned(Tier.Community, "the sbom evidence of acme/one 1.0.0 does not hold: evidence/acme/one-1.0.0.sbom.sigstore.json has the digest");
    }

    [Fact]
    public async Task Run_EvidenceOfAnotherPackage_DoesNotHold()
    {
        await _index.WithAllEvidenceAsync(except: EvidenceType.Licenses);
        await _index.WithEvidenceAsync(EvidenceType.Licenses, _index.Key, subject: Convert.ToBase64String(new byte[64]));

        AssertEarned(Tier.Community, "the licenses evidence of acme/one 1.0.0 does not hold");
    }

    [Theory]
    [InlineData(EvidenceType.Conformance, "says that checks failed: alert.limit")]
    [InlineData(EvidenceType.Documentation, "says that checks failed: one")]
    public async Task Run_EvidenceOfAFailure_IsNoProof(string type, string said)
    {
        await _index.WithAllEvidenceAsync(except: type);
        var about = TestIndex.About(TestIndex.ContentHash);
        await _index.WithEvidenceAsync(type, _index.Key, TestIndex.StatementOf(type, about, "FAILED"));

        AssertEarned(Tier.Community, said);
    }

    [Fact]
    public async Task Run_EvidenceOfAnotherKindUnderTheName_DoesNotHold()
    {
        await _index.WithAllEvidenceAsync(except: EvidenceType.Sbom);
        var about = TestIndex.About(TestIndex.ContentHash);
        await _index.WithEvidenceAsync(EvidenceType.Sbom, _index.Key, TestIndex.StatementOf(EvidenceType.Vulnerabilities, about));

        AssertEarned(Tier.Community, "the sbom evidence of acme/one 1.0.0 does not hold");
    }

    [Fact]
    public async Task Run_TheBillOfAnotherPackage_DoesNotHold()
    {
        await _index.WithAllEvidenceAsync(except: EvidenceType.Sbom);
        await _index.WithEvidenceAsync(EvidenceType.Sbom, _index.Key, TestIndex.Bill(TestIndex.About(TestIndex.ContentHash), "pkg:nuget/Acme.Ops.Two@1.0.0"));

        AssertEarned(Tier.Community, "is the bill of pkg:nuget/Acme.Ops.Two@1.0.0");
    }

    [Theory]
    [InlineData("critical", "", false)]
    [InlineData("9.8", "", false)]
    [InlineData("high", "", true)]
    [InlineData("critical", """, "annotations": [ { "state": "not-affected", "reason": "not reached" } ]""", true)]
    [InlineData("critical", """, "annotations": [ { "state": "open" } ]""", false)]
    public async Task Run_AScanThatFoundSomething_CountsWhereNothingCriticalIsOpen(string score, string more, bool counts)
    {
        await _index.WithAllEvidenceAsync(except: EvidenceType.Vulnerabilities);
        var result = $$"""[ { "id": "CVE-2026-0001", "severity": [ { "method": "any", "score": "{{score}}" } ]{{more}} } ]""";
        await _index.WithEvidenceAsync(EvidenceType.Vulnerabilities, _index.Key, TestIndex.Weaknesses(TestIndex.About(TestIndex.ContentHash), result));

        AssertEarned(counts ? Tier.Supported : Tier.Community, counts ? null : "knows weaknesses that stop a build: CVE-2026-0001");
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    public async Task Run_AScanWithoutAResult_DoesNotHold(string result)
    {
        await _index.WithAllEvidenceAsync(except: EvidenceType.Vulnerabilities);
        await _index.WithEvidenceAsync(EvidenceType.Vulnerabilities, _index.Key, TestIndex.Weaknesses(TestIndex.About(TestIndex.ContentHash), result));

        AssertEarned(Tier.Community, "the vulnerabilities evidence of acme/one 1.0.0 does not hold");
    }

    [Theory]
    [InlineData("../../outside.json", "leads out of the index")]
    [InlineData("evidence/nothing.json", "is not there")]
    [InlineData("https://acme.example/x.json", "only evidence beside the index is read")]
    public void Run_EvidenceThatIsNotHad_IsAnErrorEvenForTier3(string location, string said)
    {
        _index.Tier = "3";
        _index.List(EvidenceType.Sbom, new string('0', 64), location);

        var told = _index.Judge().Said;

        Assert.Contains("error SLP1069", told, StringComparison.Ordinal);
        Assert.Contains(said, told, StringComparison.Ordinal);
    }
}
