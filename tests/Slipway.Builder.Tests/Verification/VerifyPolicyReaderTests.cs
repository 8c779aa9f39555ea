using Slipway.Builder.Verification;
using Slipway.Metadata.Diagnostics;
using Slipway.Trust.Keys;
using Slipway.Trust.Policies;
using Slipway.Trust.Sbom.Quality;

namespace Slipway.Builder.Tests.Verification;

public sealed class VerifyPolicyReaderTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly DiagnosticBag _bag = new();

    public VerifyPolicyReaderTests()
    {
        _folder.Write("a.pub", KeyFile.Create("").Key.ToPem());
        _folder.Write("b.pub", KeyFile.Create("").Key.ToPem());
        _folder.Write("root.json", "{ \"mediaType\": \"application/vnd.dev.sigstore.trustedroot+json;version=0.1\", \"tlogs\": [], \"certificateAuthorities\": [], \"ctlogs\": [], \"timestampAuthorities\": [] }");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_EverythingThatAPolicyCanSay_IsWhatTheJudgeIsGiven()
    {
        var read = Read("""
            spec:
              trustedRoot: root.json
              signers:
                - { name: release, key: a.pub }
                - { name: job, identity: { subject: https://git.example/x@refs/heads/main, issuer: https://token.example } }
              scopes:
                - match: registry.example/platform/*
                  mode: audit
                  signatures: { by: [ release, job ], atLeast: 2, logs: 1 }
                  attestations: [ { type: https://example.com/review/v1, by: [ job ] } ]
                  provenance: { level: 2, builders: [ { id: https://slipway.dev/builders/ci/v1, by: [ job ], level: 2, buildTypes: [ https://t.example ], parameters: [ manifest ], source: git+https://git.example/ } ] }
                  sbom: { by: [ release ], quality: L2, coversFiles: false }
                  advisories: { failOn: low, unscored: pass, unchecked: fail, onlyFixable: true, maxAgeDays: 7, ignore: [ { id: CVE-1, module: openssl, because: not reached, until: 2999-01-01 } ] }
                  conformance: { profile: smoke, by: [ release ] }
                  bases: [ sha256:AAAA ]
                - match: "*"
                  mode: skip
            """.Replace("AAAA", new string('a', 64), StringComparison.Ordinal));

        Assert.True(read is not null, DiagnosticText.Render(_bag.Sorted()));
        Assert.NotNull(read.Root);
        var scope = read.Policy.Scopes[0];
        Assert.Equal((PolicyMode.Audit, 10, 2, 1), (scope.Mode, scope.Line, scope.Signatures!.Threshold, scope.Signatures.LogThreshold));
        Assert.Equal(["release", "job"], scope.Signatures.Signers.Select(signer => signer.Name));
        Assert.Equal("https://example.com/review/v1", Assert.Single(scope.Attestations).PredicateType);
        Assert.Equal((2, 2, "git+https://git.example/"), (scope.LeastLevel, scope.Builders[0].Level, scope.Builders[0].SourcePrefix));
        Assert.Equal((ScvsLevels.L2, false), (scope.Sbom!.Level, scope.Sbom.CoversFiles));
        Assert.Equal((Slipway.Trust.Advisories.Severity.Low, false, true, true, 7.0),
            (scope.Advisories!.FailOn!.Value, scope.Advisories.FailOnUnscored, scope.Advisories.FailOnUnchecked, scope.Advisories.OnlyFixable, scope.Advisories.LargestDatabaseAge!.Value.TotalDays));
        Assert.Equal("openssl", Assert.Single(scope.Decisions.Ignores).Package);
        Assert.Equal(("smoke", 1), (scope.Conformance!.Profile, scope.Bases.Length));
        Assert.Equal(PolicyMode.Skip, read.Policy.ScopeOf("elsewhere.example/x")!.Mode);
        Assert.NotEqual(default, read.Policy.Digest);
    }

    [Fact]
    public void Read_EverythingThatCanBeWrong_IsToldAtOnceAndInItsPlace()
    {
        _folder.Write("broken.pub", "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n");
        var read = Read("""
            spec:
              signers:
                - { name: release, key: a.pub }
                - { name: release, key: b.pub }
                - { name: again, key: a.pub }
                - { name: broken, key: broken.pub }
                - { name: gone, key: gone.pub }
                - { name: job, identity: { subject: s, issuer: https://token.example } }
              scopes:
                - match: r.example/a
                  signatures: { by: [ relase ], atLeast: 2 }
                - match: r.example/a
                  signatures: { by: [ release ] }
                - match: r.example/b
            """);

        Assert.Null(read);
        Assert.Equal(
            [
                (7, "SLP6512"), (8, "SLP6512"), (9, "SLP6003"), (10, "SLP6514"), (11, "SLP6513"),
                (14, "SLP6510"), (14, "SLP6511"), (15, "SLP6512"), (17, "SLP6515"),
            ],
            _bag.Sorted().Select(diagnostic => (diagnostic.Position!.Line, diagnostic.Id)));
        Assert.Contains("did you mean release?", DiagnosticText.Render(_bag.Sorted()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kind: BuildPolicy\nmetadata: { name: a }\nspec: { scopes: [] }")]
    [InlineData("kind: VerifyPolicy\nmetadata: { name: a }\nspec: { scopes: [ { match: \"*.example/x\", mode: skip } ] }")]
    [InlineData("kind: VerifyPolicy\nmetadata: { name: a }\nspec: { scopes: [ { match: a, signature: { by: [ x ] } } ] }")]
    [InlineData("kind: VerifyPolicy\nmetadata: { name: a }\nspec: { signers: [ { name: a } ], scopes: [ { match: a, mode: skip } ] }")]
    [InlineData("kind: VerifyPolicy\nmetadata: { name: a }\nspec: { scopes: [] }")]
    public void Read_WhatIsNoPolicy_IsRefused(string text)
    {
        Assert.Null(VerifyPolicyReader.ReadFile(_folder.Write("p.yaml", $"apiVersion: slipway.dev/v1alpha1\n{text}\n"), "p.yaml", _bag));
        Assert.NotEmpty(_bag.Sorted());
    }

    [Fact]
    public void Read_ThePolicyThatShips_NeedsOnlyItsKey()
    {
        _folder.Write("out/demo.pub", KeyFile.Create("").Key.ToPem());
        var file = _folder.Write("manifests/policies/verify.yaml", File.ReadAllText(Repository.PathOf("manifests/policies/verify.yaml")));

        Assert.True(VerifyPolicyReader.ReadFile(file, "verify.yaml", _bag) is not null, DiagnosticText.Render(_bag.Sorted()));
    }

    private ReadVerifyPolicy? Read(string spec) => VerifyPolicyReader.ReadFile(
        _folder.Write("verify.yaml", $"apiVersion: slipway.dev/v1alpha1\nkind: VerifyPolicy\nmetadata: {{ name: test }}\n{spec}\n"), "verify.yaml", _bag);
}
