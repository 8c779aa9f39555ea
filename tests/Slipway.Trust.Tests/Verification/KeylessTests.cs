using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using Slipway.Trust.Identities;
using Slipway.Trust.Sigstore;
using Slipway.Trust.TrustedRoots;
using Slipway.Trust.Verification;

namespace Slipway.Trust.Tests.Verification;

public sealed class KeylessTests(MockSigstore sigstore)
{
    [Theory]
    [InlineData("message-rekor1", 1)]
    [InlineData("message-rekor1-tsa", 2)]
    [InlineData("message-rekor2-tsa", 1)]
    [InlineData("dsse-rekor1", 1)]
    [InlineData("intoto-rekor1", 1)]
    [InlineData("dsse-rekor2-tsa", 1)]
    [InlineData("dsse-rekor2-pae-tsa", 1)]
    [InlineData("dsse-twice", 2)]
    public void Verify_OfWhatSigstoreJsMade_Holds(string name, int times)
    {
        var bundle = sigstore.Read(name);
        var identity = name == "message-rekor1-tsa" ? sigstore.Person : sigstore.Workflow;

        var verified = BundleVerifier.Verify(bundle, MockSigstore.Artifact, sigstore.By(identity), name);

        Assert.True(verified.Ok, string.Join('\n', verified.Problems));
        Assert.Equal(identity.Subject, verified.Value.Identity!.Subject);
        Assert.Equal(times, verified.Value.Times.Length);
        Assert.Equal(name.StartsWith("message", StringComparison.Ordinal), verified.Value.Statement is null);
    }

    [Theory]
    [InlineData("message-rekor1")]
    [InlineData("dsse-rekor2-tsa")]
    [InlineData("dsse-twice")]
    public async Task ToBytes_OfAReadBundle_IsStillAcceptedBySigstoreJs(string name)
    {
        using var folder = new TempFolder();
        var judged = await Judge.RunAsync(
            "verify-bundle.mjs", folder.Write("bundle.json", sigstore.Read(name).ToBytes()), sigstore.RootFile,
            "--artifact", folder.Write("artifact", MockSigstore.Content), "--san", sigstore.Workflow.Subject, "--issuer",
                sigstore.Workflow.Issuer);

        Assert.True(judged.ExitCode == 0, judged.All);
    }

    [Theory]
    [InlineData("https://builder.test/plugins/build.yml@refs/heads/mai", null)]
    [InlineData("https://builder.test/plugins/build.yml@refs/heads/main2", null)]
    [InlineData("HTTPS://builder.test/plugins/build.yml@refs/heads/main", null)]
    [InlineData(".*", null)]
    [InlineData(null, "http://127.0.0.1/oidc")]
    [InlineData(null, "")]
    public void Verify_ForAnotherIdentity_SaysWhoItIs(string? subject, string? issuer)
    {
        var expected = new ExpectedIdentity(issuer ?? sigstore.Workflow.Issuer, subject ?? sigstore.Workflow.Subject);

        var problem = Assert.Single(Problems("dsse-rekor1", sigstore.By(expected)));

        Assert.Equal("SLP6715", problem.Id);
        Assert.Equal(sigstore.Workflow.ToString(), problem.Found);
    }

    [Fact]
    public void Verify_ForSeveralIdentities_AcceptsAnyOfThem()
    {
        var requirements = sigstore.By(sigstore.Person) with { Identities = [sigstore.Person, sigstore.Workflow] };

        Assert.True(BundleVerifier.Verify(sigstore.Read("dsse-rekor1"), MockSigstore.Artifact, requirements, "b").Ok);
    }

    [Theory]
    [InlineData("message-rekor1", "SLP6704")]
    [InlineData("dsse-rekor1", "SLP6705")]
    public void Verify_OfAnotherArtifact_SaysSo(string name, string id)
    {
        var result = BundleVerifier.Verify(sigstore.Read(name), Artifact.Of("another"u8.ToArray()), sigstore.By(sigstore.Workflow), "b");

        Assert.Equal(id, Assert.Single(result.Problems).Id);
    }

    [Fact]
    public void Verify_WithoutWhatItNeeds_SaysWhatIsMissing()
    {
        Assert.Equal("SLP6709", Problems("dsse-rekor1", sigstore.By(sigstore.Workflow) with { Root = null })[0].Id);
        Assert.Equal("SLP6701",
            Problems("dsse-rekor1", new BundleRequirements { Keys = [TestKeys.First.Key], Root = sigstore.Root })[0].Id);
        Assert.Equal("SLP6708",
            Problems("dsse-rekor1", sigstore.By(sigstore.Workflow) with { PredicateType = "https://slsa.dev/provenance/v1" })[0].Id);
    }

    [Fact]
    public void Verify_WithARootThatLacksOneAuthority_NamesIt()
    {
        Assert.Equal("SLP6720", Problems("dsse-rekor1", Without(root => root with { Logs = [] }))[0].Id);
        Assert.Equal("SLP6714", Problems("dsse-rekor1", Without(root => root with { CertificateLogs = [] }))[0].Id);
        Assert.Equal("SLP6713", Problems("dsse-rekor1", Without(root => root with { CertificateAuthorities = [] }))[0].Id);
        Assert.Equal("SLP6731", Problems("dsse-rekor2-tsa", Without(root => root with { TimestampAuthorities = [] }))[0].Id);
    }

    [Fact]
    public void Verify_WithAuthoritiesThatWereNotInUse_IsRefused()
    {
        Assert.Equal("SLP6725", Problems("dsse-rekor1", Without(root => root with { Logs = Ended(root.Logs) }))[0].Id);
        Assert.Equal("SLP6725", Problems("dsse-rekor2-tsa", Without(root => root with { Logs = Ended(root.Logs) }))[0].Id);
        Assert.Equal("SLP6714",
            Problems("dsse-rekor1", Without(root => root with { CertificateLogs = Ended(root.CertificateLogs) }))[0].Id);
        Assert.Equal("SLP6713",
            Problems("dsse-rekor1", Without(root => root with { CertificateAuthorities = Ended(root.CertificateAuthorities) }))[0].Id);
        Assert.Equal("SLP6731",
            Problems("dsse-rekor2-tsa", Without(root => root with { TimestampAuthorities = Ended(root.TimestampAuthorities) }))[0].Id);
    }

    [Fact]
    public void Verify_WithoutATime_IsRefused()
    {
        var bundle = sigstore.Read("dsse-rekor2-tsa") with { Timestamps = [] };

        Assert.Equal("SLP6711",
            Assert.Single(BundleVerifier.Verify(bundle, MockSigstore.Artifact, sigstore.By(sigstore.Workflow), "b").Problems).Id);
    }

    [Fact]
    public void Verify_WithEverythingTwice_CountsItOnce()
    {
        var bundle = sigstore.Read("dsse-rekor2-tsa");
        var doubled = bundle with
        {
            LogEntries = [.. bundle.LogEntries, .. bundle.LogEntries],
            Timestamps = [.. bundle.Timestamps, .. bundle.Timestamps]
        };

        var problems = Problems(doubled, sigstore.By(sigstore.Workflow) with { LogThreshold = 2, TimeThreshold = 2 });

        Assert.Equal(["SLP6710", "SLP6711"], problems.Select(problem => problem.Id));
        Assert.Equal("2", problems[0].Expected);
        Assert.StartsWith("1 (", problems[0].Found, StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_WithLogsOfOneOperator_CountsThemOnce()
    {
        var bundle = sigstore.Read("dsse-twice");
        var two = sigstore.By(sigstore.Workflow) with { LogThreshold = 2 };
        var one = two with
        {
            Root = sigstore.Root with
            {
                Logs = [.. sigstore.Root.Logs.Select(log =>
            log with { Operator = "mock.test" })]
            }
        };

        Assert.True(BundleVerifier.Verify(bundle, MockSigstore.Artifact, two, "b").Ok);
        Assert.Equal("SLP6710", Assert.Single(Problems(bundle, one)).Id);
    }

    // CVE-2022-36056 and CVE-2026-22703: a genuine entry of something else.
    [Theory]
    [InlineData("dsse-rekor1", "intoto-rekor1")]
    [InlineData("dsse-rekor2-tsa", "dsse-rekor2-pae-tsa")]
    [InlineData("message-rekor1", "message-rekor1-tsa")]
    [InlineData("message-rekor1", "dsse-rekor1")]
    public void Verify_WithTheEntryOfAnotherSignature_IsRefused(string name, string other)
    {
        var bundle = sigstore.Read(name) with { LogEntries = sigstore.Read(other).LogEntries };

        Assert.Contains(Problems(bundle, sigstore.By(sigstore.Workflow)), problem => problem.Id == "SLP6726");
    }

    [Fact]
    public void Verify_WithTheTimestampOfAnotherSignature_IsRefused()
    {
        var bundle = sigstore.Read("dsse-rekor2-tsa") with { Timestamps = sigstore.Read("dsse-rekor2-pae-tsa").Timestamps };

        Assert.Equal("SLP6731", Assert.Single(Problems(bundle, sigstore.By(sigstore.Workflow))).Id);
    }

    // openssl's authority answers in DER, signs with a chain of its own, and embeds no certificate unless it is asked to.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Verify_WithATimestampMadeByOpenssl_Holds(bool embedsCertificate)
    {
        var bundle = sigstore.Read("dsse-rekor2-tsa");
        var request = Rfc3161TimestampRequest.CreateFromData(bundle.Signature.Span, HashAlgorithmName.SHA256, requestSignerCertificates: embedsCertificate);
        using var http = new HttpClient();
        using var content = new ByteArrayContent(request.Encode()) { Headers = { ContentType = new("application/timestamp-query") } };
        using var answer = await http.PostAsync(new Uri($"{sigstore.Url}/api/v1/timestamp"), content, TestContext.Current.CancellationToken);
        var stamp = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

        var stamped = bundle with { Timestamps = [stamp] };

        Assert.True(BundleVerifier.Verify(stamped, MockSigstore.Artifact, sigstore.By(sigstore.Workflow), "b").Ok);
        Assert.Equal("SLP6730", Problems(bundle with { Timestamps = [stamp.AsMemory(0, stamp.Length - 1)] }, sigstore.By(sigstore.Workflow))[0].Id);
        Assert.Equal("SLP6731", Problems(sigstore.Read("dsse-rekor2-pae-tsa") with { Timestamps = [stamp] }, sigstore.By(sigstore.Workflow))[0].Id);
    }

    [Fact]
    public void Verify_WithTheCertificateOfAnotherSigner_IsRefused()
    {
        var bundle = sigstore.Read("dsse-rekor1") with { Certificates = sigstore.Read("intoto-rekor1").Certificates };

        var ids = Problems(bundle, sigstore.By(sigstore.Workflow)).Select(problem => problem.Id);

        Assert.Equal(["SLP6703", "SLP6726"], ids);
    }

    [Fact]
    public void Verify_WithATamperedProof_IsRefused()
    {
        Assert.Equal("SLP6723", Tampered(proof => proof with { LogIndex = proof.LogIndex + 1 }));
        Assert.Equal("SLP6723", Tampered(proof => proof with { TreeSize = proof.TreeSize + 1 }));
        Assert.Equal("SLP6723", Tampered(proof => proof with { Hashes = proof.Hashes.RemoveAt(0) }));
        Assert.Equal("SLP6723", Tampered(proof => proof with { RootHash = new byte[32] }));
        Assert.Equal("SLP6724",
            Tampered(proof => proof with { Checkpoint = proof.Checkpoint.Replace("\n\n", "\nextra\n\n", StringComparison.Ordinal) }));
        Assert.Equal("SLP6724",
            Tampered(proof => proof with { Checkpoint = sigstore.Read("dsse-rekor2-pae-tsa").LogEntries[0].InclusionProof!.Checkpoint }));
        Assert.Equal("SLP6724",
            Tampered(proof => proof with { Checkpoint = sigstore.Read("dsse-rekor1").LogEntries[0].InclusionProof!.Checkpoint }));
        Assert.Equal("SLP6724", Tampered(proof => proof with { Checkpoint = "hello\n" }));
    }

    [Fact]
    public void Verify_WithATamperedPromise_IsRefused()
    {
        var bundle = sigstore.Read("dsse-rekor1");
        var entry = bundle.LogEntries[0];

        Assert.Equal("SLP6722",
            Problems(bundle with { LogEntries = [entry with { IntegratedTime = entry.IntegratedTime + 1 }] },
            sigstore.By(sigstore.Workflow))[0].Id);
        Assert.Equal("SLP6722",
            Problems(bundle with { LogEntries = [entry with { LogIndex = entry.LogIndex + 1 }] }, sigstore.By(sigstore.Workflow))[0].Id);
        Assert.Equal("SLP6711",
            Problems(bundle with { LogEntries = [entry with { SignedEntryTimestamp = null }] }, sigstore.By(sigstore.Workflow))[0].Id);
    }

    private string Tampered(Func<InclusionProof, InclusionProof> tamper)
    {
        var bundle = sigstore.Read("dsse-rekor2-tsa");
        var entry = bundle.LogEntries[0] with { InclusionProof = tamper(bundle.LogEntries[0].InclusionProof!) };
        return Assert.Single(Problems(bundle with { LogEntries = [entry] }, sigstore.By(sigstore.Workflow))).Id;
    }

    private BundleRequirements Without(Func<TrustedRoot, TrustedRoot> change) =>
        sigstore.By(sigstore.Workflow) with { Root = change(sigstore.Root) };

    private IReadOnlyList<TrustProblem> Problems(string name, BundleRequirements requirements) =>
        Problems(sigstore.Read(name), requirements);

    private static IReadOnlyList<TrustProblem> Problems(Bundle bundle, BundleRequirements requirements) =>
        BundleVerifier.Verify(bundle, MockSigstore.Artifact, requirements, "b").Problems;

    private static ImmutableArray<TransparencyLog> Ended(ImmutableArray<TransparencyLog> logs) =>
        [.. logs.Select(log => log with { ValidFor = Past })];

    private static ImmutableArray<CertificateAuthority> Ended(ImmutableArray<CertificateAuthority> authorities) =>
        [.. authorities.Select(authority => authority with { ValidFor = Past })];

    private static ValidityPeriod Past => new(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(1));
}
