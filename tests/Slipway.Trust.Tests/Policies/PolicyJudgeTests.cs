using Slipway.Trust.Advisories.Scanning;
using Slipway.Trust.Attestations;
using Slipway.Trust.Cosign;
using Slipway.Trust.InToto;
using Slipway.Trust.Policies;
using Slipway.Trust.Provenance;
using Slipway.Trust.Sarif;
using Slipway.Trust.Sbom;
using Slipway.Trust.Sbom.Quality;
using Slipway.Trust.Sigstore;
using Slipway.Trust.Tests.Advisories;
using Slipway.Trust.Tests.Attestations;
using Slipway.Trust.Tests.Provenance;
using Slipway.Trust.Tests.Sbom;

namespace Slipway.Trust.Tests.Policies;

public sealed class PolicyJudgeTests
{
    private const string Where = "registry.test/platform/ops-server";
    private static readonly Sha256Digest Image = Sha256Digest.Of("a manifest"u8);
    private static readonly AcceptedSigner First = AcceptedSigner.Of("platform", TestKeys.First.Key);
    private static readonly AcceptedSigner Second = AcceptedSigner.Of("security", TestKeys.Second.Key);

    private static readonly ComponentFile Known = Samples.Package("Acme.Ops.Plugin", "1.0.0").Files[0];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static PolicyScope Full => new("registry.test/platform/*")
    {
        Signatures = new SignerRequirement([First, Second], 1),
        Builders = [new BuilderRequirement(SlipwayUris.LocalBuilder, [First], 1) { BuildTypes = [SlipwayUris.CompiledServerBuild],
            KnownParameters = ["manifest", "platform"], SourcePrefix = "git+https://git.example.com/" }],
        Sbom = new SbomRequirement(new SignerRequirement([First], 1)) { Level = ScvsLevels.L2 },
        Advisories = new ScanPolicy(),
        Conformance = new ConformanceRequirement("smoke", new SignerRequirement([First], 1)),
        Bases = [Sha256Digest.Of("base"u8)],
    };

    [Fact]
    public async Task Judge_OfCompleteEvidence_LetsItInAndSaysWhy()
    {
        var verdict = Judge(Full, await CompleteAsync());

        Assert.True(verdict.Passed, string.Join('\n', verdict.Problems));
        Assert.Equal(["content", "listing", "signatures", "provenance", "sbom", "sbom quality", "sbom coverage", "advisories", "conformance",
            "base"], verdict.Checks.Select(check => check.Id));
        Assert.Equal(1, verdict.Level);
        Assert.Equal(["sign", "provenance", "sbom", "conformance"], verdict.Used);
    }

    [Fact]
    public async Task Judge_OfCosignsFirstForm_CountsIt()
    {
        using var signer = TestKeys.Signer();
        var signature = (await CosignSignature.SignAsync(new SimpleSigning($"{Where}:1", Image), signer, Token)).Required;

        Assert.True(Judge(new PolicyScope("*") { Signatures = new SignerRequirement([First], 1) },
            new EvidenceSet(Where, Image) { CosignSignatures = [signature] }).Passed);
    }

    [Theory]
    [InlineData("signatures", "SLP6501", "sign")]
    [InlineData("provenance", "SLP6501", "provenance")]
    [InlineData("sbom", "SLP6501", "sbom")]
    [InlineData("advisories", "SLP6507", "sbom")]
    [InlineData("conformance", "SLP6501", "conformance")]
    public async Task Judge_WithoutOnePiece_SaysThatThereIsNone(string check, string id, string missing)
    {
        var evidence = await CompleteAsync();

        var verdict = Judge(Full, evidence with { Bundles = [.. evidence.Bundles.Where(bundle => bundle.Location != missing)] });

        Assert.Equal(CheckOutcome.Failed, verdict.Checks.Single(one => one.Id == check).Outcome);
        Assert.Equal(id, verdict.Checks.Single(one => one.Id == check).Problems[0].Id);
        Assert.False(verdict.Allowed);
    }

    [Fact]
    public async Task Judge_WithASignatureBySomebodyElse_DoesNotSayThatThereIsNone()
    {
        var evidence = new EvidenceSet(Where,
            Image)
        { Bundles = [await BundleAsync("sign", Statement.CosignSign(Image), TestKeys.Second)] };

        var check = Judge(new PolicyScope("*") { Signatures = new SignerRequirement([First], 1) }, evidence).Checks.Single(one =>
            one.Id == "signatures");

        Assert.Equal(["SLP6502", "SLP6702"], check.Problems.Select(problem => problem.Id));
        Assert.Equal("1 of the kind, none by an accepted signer", check.Found);
    }

    [Fact]
    public async Task Judge_WithAThreshold_CountsSignersAndNotSignatures()
    {
        var scope = new PolicyScope("*") { Signatures = new SignerRequirement([First, Second], 2) };
        var once = await BundleAsync("a", Statement.CosignSign(Image), TestKeys.First);
        var twice = await BundleAsync("b", Statement.CosignSign(Image), TestKeys.First);
        var other = await BundleAsync("c", Statement.CosignSign(Image), TestKeys.Second);

        Assert.Equal("SLP6502", Judge(scope, new EvidenceSet(Where, Image) { Bundles = [once, twice, once] }).Problems.First().Id);
        Assert.True(Judge(scope, new EvidenceSet(Where, Image) { Bundles = [once, other] }).Passed);
    }

    [Fact]
    public async Task Judge_OfEvidenceForAnotherImage_RefusesIt()
    {
        var evidence = await CompleteAsync();

        var verdict = Judge(Full,
            new EvidenceSet(Where, Sha256Digest.Of("another"u8)) { Bundles = evidence.Bundles, Base = evidence.Base });

        Assert.Equal(["signatures", "provenance", "sbom", "advisories", "conformance"],
            verdict.Checks.Where(check => check.Outcome is CheckOutcome.Failed).Select(check => check.Id));
        Assert.Contains(verdict.Problems, problem => problem.Id == "SLP6705");
    }

    [Fact]
    public async Task Judge_WhenTheListingFailed_IsNeverUnsigned()
    {
        var trouble = new TrustProblem("SLP8001", Where, "The registry answered 429.", "Try again.");

        var verdict = Judge(Full, await CompleteAsync() with { ListingProblems = [trouble] });

        Assert.Equal("listing", Assert.Single(verdict.Checks, check => check.Outcome is CheckOutcome.Failed).Id);
        Assert.Equal(trouble, Assert.Single(verdict.Problems));
    }

    [Theory]
    [InlineData("builder")]
    [InlineData("type")]
    [InlineData("parameter")]
    [InlineData("source")]
    public async Task Judge_OfAnotherBuild_SaysWhatItIs(string what)
    {
        var provenance = what switch
        {
            "builder" => BuildProvenanceTests.Sample with { BuilderId = SlipwayUris.CiBuilder },
            "type" => BuildProvenanceTests.Sample with { BuildType = "https://example.test/other" },
            "parameter" =>
                BuildProvenanceTests.Sample with
                {
                    ExternalParameters = BuildProvenanceTests.Sample.ExternalParameters.Add("script",
                "curl")
                },
            _ => BuildProvenanceTests.Sample with { ResolvedDependencies = [new ResourceDescriptor("source") { Uri = "git+https://evil.example.com/x" }] },
        };
        var evidence = await CompleteAsync();
        var other = await BundleAsync("provenance", provenance.ToStatement([StatementSubject.Of(Image)]), TestKeys.First);

        var verdict = Judge(Full,
            evidence with { Bundles = [.. evidence.Bundles.Where(bundle => bundle.Location != "provenance"), other] });

        Assert.Equal("SLP6503", Assert.Single(verdict.Problems).Id);
        Assert.Equal(0, verdict.Level);
    }

    [Fact]
    public async Task Judge_OfABuilderThatSomebodyElseSigned_ProvesNoLevel()
    {
        var scope = new PolicyScope("*")
        {
            Builders = [new BuilderRequirement(SlipwayUris.CiBuilder, [Second], 2),
                new BuilderRequirement(SlipwayUris.LocalBuilder, [First], 1)],
            LeastLevel = 2,
        };
        var claimed = await BundleAsync("p", (BuildProvenanceTests.Sample with { BuilderId = SlipwayUris.CiBuilder })
            .ToStatement([StatementSubject.Of(Image)]), TestKeys.First);
        var proven = await BundleAsync("p", (BuildProvenanceTests.Sample with { BuilderId = SlipwayUris.CiBuilder })
            .ToStatement([StatementSubject.Of(Image)]), TestKeys.Second);

        Assert.Equal(0, Judge(scope, new EvidenceSet(Where, Image) { Bundles = [claimed] }).Level);
        Assert.Equal(2, Judge(scope, new EvidenceSet(Where, Image) { Bundles = [proven] }).Level);
    }

    [Fact]
    public async Task Judge_OfFilesThatNoComponentHas_NamesThem()
    {
        var verdict = Judge(Full, await CompleteAsync() with { Files = [Known, new ComponentFile("app/smuggled.dll", Sha256Digest.Of("s"u8))] });

        Assert.Equal(("SLP6504", "app/smuggled.dll"), (Assert.Single(verdict.Problems).Id, verdict.Problems.Single().Found));
    }

    [Fact]
    public async Task Judge_OfAFileWithOtherBytesThanItsComponentSays_NamesIt()
    {
        var verdict = Judge(Full, await CompleteAsync() with { Files = [Known with { Digest = Sha256Digest.Of("another"u8) }] });

        Assert.Equal(("SLP6504", "app/Acme.Ops.Plugin.dll (other bytes)"), (Assert.Single(verdict.Problems).Id, verdict.Problems.Single().Found));
    }

    [Fact]
    public async Task Judge_OfAForgedConformanceReportOrAFailedRun_DoesNotCountIt()
    {
        var evidence = await CompleteAsync();
        var failed = await BundleAsync("conformance", AttestationTests.Run(new ConformanceCheck("a", CheckOutcome.Failed))
            .ToStatement([StatementSubject.Of(Image)]), TestKeys.First);

        var verdict = Judge(Full,
            evidence with { Bundles = [.. evidence.Bundles.Where(bundle => bundle.Location != "conformance"), failed] });

        Assert.Equal("SLP6502", Assert.Single(verdict.Problems).Id);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public async Task Judge_OfASummary_CountsItOnlyWhenItSaysPassed(bool passed, bool counts)
    {
        var before = passed ? Judge(Full, await CompleteAsync()) : Judge(Full with { Mode = PolicyMode.Audit }, new EvidenceSet(Where, Image));
        var summary = new ImageVerdict([before]);
        var bundle = await BundleAsync("vsa", summary.ToStatement(summary.ToSummary(TestDatabase.Now)), TestKeys.First);
        var gate = new PolicyScope("*") { Attestations = [new AttestationRequirement(PredicateTypes.VerificationSummary, new SignerRequirement([First], 1))] };

        var verdict = Judge(gate, new EvidenceSet(Where, Image) { Bundles = [bundle] });

        Assert.Equal(counts, verdict.Passed);
        Assert.False(Judge(gate, new EvidenceSet(Where + "-of-another", Image) { Bundles = [bundle] }).Passed);
    }

    [Theory]
    [InlineData("oci://registry.test/a@sha256:00", true)]
    [InlineData("docker://registry.test/a:1.0@sha256:00", true)]
    [InlineData("registry.test/a:1.0", true)]
    [InlineData("registry.test/a", true)]
    [InlineData("pkg:oci/a@sha256:00?repository_url=registry.test%2Fa&tag=1", true)]
    [InlineData("pkg:oci/a@sha256:00?repository_url=registry.test/b", false)]
    [InlineData("pkg:oci/a@sha256:00", false)]
    [InlineData("oci://registry.test/dev/a@sha256:00", false)]
    [InlineData("oci://registry.test:5000/a@sha256:00", false)]
    [InlineData("oci://registry.test", false)]
    [InlineData("", false)]
    public void Resource_OfASummary_IsOfARepositoryOrNot(string resource, bool isOf) => Assert.Equal(isOf, ResourceName.IsOf(resource, "registry.test/a"));

    [Fact]
    public void Summary_OfWhatAPolicySkips_IsNotPassed()
    {
        var skipped = new ImageVerdict([Judge(Full with { Mode = PolicyMode.Skip }, new EvidenceSet(Where, Image))]);

        Assert.True(skipped.Allowed);
        Assert.False(skipped.ToSummary(TestDatabase.Now).Passed);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Judge_OfTwoBills_LooksForWeaknessesInBothWhateverTheirOrder(bool reversed)
    {
        var evidence = await CompleteAsync();
        var fewer = Samples.Server();
        fewer = fewer with { Components = fewer.Components.RemoveAt(fewer.Components.Length - 1), Dependencies = [] };
        var second = await BundleAsync("sbom 2", new Statement([StatementSubject.Of(Image)], PredicateTypes.CycloneDx, CycloneDxWriter.Write(fewer, CycloneDxVersion.V16).Required), TestKeys.First);
        EvidenceBundle[] bundles = [.. evidence.Bundles, second];
        var scanned = new List<int>();

        PolicyJudge.Judge(new VerifyPolicy([Full]), evidence with { Bundles = [.. reversed ? bundles.Reverse() : bundles] }, new PolicyContext
        {
            Time = TestDatabase.Now,
            Scan = (bill, _) =>
            {
                scanned.Add(bill.Components.Length);
                return new ScanReport { Ran = true, Time = TestDatabase.Now, DatabaseTime = TestDatabase.Now, Packages = bill.Components.Length };
            },
        });

        Assert.Equal([fewer.Components.Length, fewer.Components.Length + 1], scanned.Order());
    }

    [Fact]
    public async Task Judge_WithoutADatabase_FailsWhereThePolicyWantsOne()
    {
        var evidence = await CompleteAsync();
        var policy = new VerifyPolicy([Full]);

        var verdict = PolicyJudge.Judge(policy, evidence, new PolicyContext { Time = TestDatabase.Now });

        Assert.Equal("SLP6302", Assert.Single(verdict.Problems).Id);
    }

    [Fact]
    public async Task Judge_OfAnotherBase_NamesBoth()
    {
        var problem = Assert.Single(Judge(Full, await CompleteAsync() with { Base = null }).Problems);

        Assert.Equal(("SLP6506", "a base that the image does not state"), (problem.Id, problem.Found));
    }

    [Fact]
    public void Judge_ByMode_RefusesReportsOrSkips()
    {
        var bare = new EvidenceSet(Where, Image);

        Assert.False(Judge(Full, bare).Allowed);
        var audit = Judge(Full with { Mode = PolicyMode.Audit }, bare);
        Assert.True(audit.Allowed);
        Assert.False(audit.Passed);
        Assert.Equal(CheckOutcome.Skipped, Assert.Single(Judge(Full with { Mode = PolicyMode.Skip }, bare).Checks).Outcome);
        Assert.Equal("SLP6500", Assert.Single(Judge(new PolicyScope("elsewhere/*"), bare).Problems).Id);
    }

    [Theory]
    [InlineData("registry.test/a/b", "registry.test/a/b")]
    [InlineData("registry.test/a/c", "registry.test/a/*")]
    [InlineData("registry.test/x", "*")]
    public void ScopeOf_TakesTheMostExact(string repository, string pattern)
    {
        var policy = new VerifyPolicy([new PolicyScope("*"), new PolicyScope("registry.test/a/*"), new PolicyScope("registry.test/a/b")]);

        Assert.Equal(pattern, policy.ScopeOf(repository)!.Pattern);
    }

    [Fact]
    public async Task Reports_AreWhatWasApproved()
    {
        var good = Judge(Full, await CompleteAsync());
        var bad = Judge(Full with { Mode = PolicyMode.Audit }, new EvidenceSet(Where, Image));
        using var folder = new TempFolder();
        var judged = await Tests.Judge.RunAsync("sarif-validate.mjs",
            folder.Write("v.sarif", VerdictReport.Sarif(new ImageVerdict([bad]), "1.0.0", TestDatabase.Now, new ReportLocation("policy.yaml", 3))));

        Assert.True(judged.ExitCode == 0, judged.All);
        Snapshot.Match(System.Text.Encoding.UTF8.GetString(VerdictReport.Json(new ImageVerdict([bad]))), extension: "json");
        var summary = VerificationSummary.Read(new ImageVerdict([good]).ToStatement(new ImageVerdict([good]).ToSummary(TestDatabase.Now)), "vsa").Required;
        Assert.Equal((true, "SLSA_BUILD_LEVEL_1"), (summary.Passed, Assert.Single(summary.Levels)));
        Assert.Equal(4, new ImageVerdict([good]).ToSummary(TestDatabase.Now).InputAttestations.Length);
        Assert.Empty(new ImageVerdict([bad]).ToSummary(TestDatabase.Now).Levels);
    }

    private static PolicyVerdict Judge(PolicyScope scope, EvidenceSet evidence) => PolicyJudge.Judge(
        new VerifyPolicy([scope]) { Digest = Sha256Digest.Of("policy"u8) }, evidence,
        new PolicyContext
        {
            Time = TestDatabase.Now,
            Scan = (bill, _) =>
            new ScanReport { Ran = true, Time = TestDatabase.Now, DatabaseTime = TestDatabase.Now, Packages = bill.Components.Length }
        });

    private static async Task<EvidenceSet> CompleteAsync()
    {
        var subject = StatementSubject.Of(Image);
        var sbom = CycloneDxWriter.Write(Samples.Server(), CycloneDxVersion.V16).Required;
        return new EvidenceSet(Where, Image)
        {
            Bundles =
            [
                await BundleAsync("sign", Statement.CosignSign(Image), TestKeys.First),
                await BundleAsync("provenance", BuildProvenanceTests.Sample.ToStatement([subject]), TestKeys.First),
                await BundleAsync("sbom", new Statement([subject], PredicateTypes.CycloneDx, sbom), TestKeys.First),
                await BundleAsync("conformance", AttestationTests.Run(new ConformanceCheck("a", CheckOutcome.Passed))
                    .ToStatement([subject]), TestKeys.First),
            ],
            Base = Sha256Digest.Of("base"u8),
            Files = [Known],
        };
    }

    private static async Task<EvidenceBundle> BundleAsync(string location, Statement statement, Slipway.Trust.Keys.KeyPair key)
    {
        using var signer = TestKeys.Signer(key);
        return new EvidenceBundle(location, (await BundleSigner.SignStatementAsync(statement, signer, Token)).Required.ToBytes());
    }
}
