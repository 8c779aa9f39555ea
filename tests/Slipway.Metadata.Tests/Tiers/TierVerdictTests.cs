using System.Text;
using Slipway.Metadata.Diagnostics;
using Slipway.Metadata.Index;
using Slipway.Metadata.Shapes;
using Slipway.Metadata.Tiers;
using Slipway.Metadata.Versions;

namespace Slipway.Metadata.Tests.Tiers;

public sealed class TierVerdictTests
{
    private static readonly string Text = File.ReadAllText(Repository.PathOf("tests/Slipway.Metadata.Tests/corpus/index-entry/valid/full.yaml"));

    private static readonly SemanticVersion[] Servers = [.. new[] { "1.0.0", "1.4.0", "1.3.0", "2.0.0" }.Select(SemanticVersion.Parse)];

    private static TierCase Case(Func<ProvenEvidence, ProvenEvidence?>? change = null, string? text = null, IReadOnlyList<SemanticVersion>? servers = null)
    {
        var entry = IndexEntry.Read(Encoding.UTF8.GetBytes(text ?? Text), "acme/prometheus.yaml", ReadMode.Strict).Value!;
        var evidence = EvidenceType.All
            .Select(type => new ProvenEvidence(type) { IsSignedByPublisher = true, Server = type == EvidenceType.Conformance ? SemanticVersion.Parse("1.4.0") : null })
            .Select(item => change is null ? item : change(item)).OfType<ProvenEvidence>();
        return new TierCase(entry, entry.Versions[0], [.. evidence], servers ?? Servers);
    }

    private static string Missing(TierCase subject)
    {
        var verdict = TierVerdict.Of(subject);
        Assert.Equal(Tier.Community, verdict.Earned);
        return string.Join('\n', verdict.MissingFor(Tier.Supported).Select(missing => $"{missing.Requirement.Id}: {missing.Reason}"));
    }

    [Fact]
    public void Of_EverythingProven_IsSupported()
    {
        var verdict = TierVerdict.Of(Case());

        Assert.Equal(Tier.Supported, verdict.Earned);
        Assert.Empty(verdict.CheckClaim());
        Assert.Equal(["own", "released-together"], verdict.MissingFor(Tier.BuiltIn).Select(missing => missing.Requirement.Id));
    }

    [Fact]
    public void CheckClaim_NothingProven_ListsEachProofWithItsCommand()
    {
        var subject = Case(_ => null) with { Version = Case().Version with { Compatibility = null, Images = [] }, Entry = Case().Entry with { Owners = [] } };

        Snapshot.Match(DiagnosticText.Render(TierVerdict.Of(subject).CheckClaim()));
    }

    [Theory]
    [InlineData(EvidenceType.Licenses)]
    [InlineData(EvidenceType.Vulnerabilities)]
    [InlineData(EvidenceType.Sbom)]
    [InlineData(EvidenceType.Signature)]
    [InlineData(EvidenceType.Documentation)]
    [InlineData(EvidenceType.Conformance)]
    public void Of_OneProofMissingUnsignedOrFailed_IsCommunityAndSaysWhy(string type)
    {
        Assert.Equal($"{type}: there is none", Missing(Case(item => item.Type == type ? null : item)));
        Assert.Equal(
            $"{type}: no key of acme that was valid at the time signed it", Missing(Case(item => item.Type == type ? item with { IsSignedByPublisher = false } : item)));
        Assert.Equal($"{type}: altered", Missing(Case(item => item.Type == type ? item with { Problem = "altered" } : item)));
    }

    [Fact]
    public void Of_ConformanceOnAnOlderServer_DoesNotCount() =>
        Assert.Equal(
            "conformance: it passed on 1.3.0, but the latest server in range is 1.4.0",
            Missing(Case(item => item.Type == EvidenceType.Conformance ? item with { Server = SemanticVersion.Parse("1.3.0") } : item)));

    [Fact]
    public void Of_ProvenanceMissing_StillSupported() =>
        Assert.Equal(Tier.Supported, TierVerdict.Of(Case(item => item.Type == EvidenceType.Provenance ? null : item)).Earned);

    [Fact]
    public void Of_NoReleasedServerInRange_IsCommunity() =>
        Assert.Equal("compatibility: no released server is in 1.0.0 to 1.x", Missing(Case(servers: [SemanticVersion.Parse("2.0.0")])));

    [Fact]
    public void Of_OwnPluginReleasedWithTheServer_IsBuiltIn()
    {
        var own = Text.Replace("publisher: acme", "publisher: slipway", StringComparison.Ordinal).Replace("version: 1.2.0\n", "version: 1.4.0\n", StringComparison.Ordinal)
            .Replace("tier: 2", "tier: 1", StringComparison.Ordinal);

        var verdict = TierVerdict.Of(Case(_ => null, own));

        Assert.Equal(Tier.BuiltIn, verdict.Earned);
        Assert.Empty(verdict.CheckClaim());
        Assert.Empty(verdict.MissingFor(Tier.Supported));
    }

    [Fact]
    public void CheckClaim_BuiltInOfSomebodyElse_IsRefused()
    {
        var claims = TierVerdict.Of(Case(text: Text.Replace("tier: 2", "tier: 1", StringComparison.Ordinal))).CheckClaim();

        Assert.Equal(2, claims.Count);
        Assert.All(claims, claim => Assert.Equal(("SLP1068", 7), (claim.Id, claim.Position!.Line)));
    }

    [Fact]
    public void CheckClaim_CommunityPlugin_NeedsNothing() =>
        Assert.Empty(TierVerdict.Of(Case(_ => null, Text.Replace("tier: 2", "tier: 3", StringComparison.Ordinal))).CheckClaim());
}
