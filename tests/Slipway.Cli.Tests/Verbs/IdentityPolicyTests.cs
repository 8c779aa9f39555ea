using System.Text.Json.Nodes;
using Slipway.Trust.Tests;
using Slipway.Trust.Tests.Verification;

namespace Slipway.Cli.Tests.Verbs;

/// <summary>Build policies that name identities: packages and bases that a CI job signed without a key of its own.</summary>
public sealed class IdentityPolicyTests(MockSigstore sigstore) : CommandTest, IClassFixture<MockSigstore>
{
    private const string Package = "Acme.Ops.One.1.0.0.nupkg";

    [Fact]
    public async Task Build_OfAPackageThatTheIdentitySigned_SaysWho()
    {
        Prepare("packages: identities", sigstore.Workflow.Subject);

        var signed = await SignAsync($"feed/{Package}");
        var locked = await RunAsync("lock", "toy.yaml");
        var built = await RunAsync("build", "toy.yaml", "-o", "out", "--locked");
        var judged = await Judge.RunAsync("verify-bundle.mjs", Site[$"feed/{Package}.sigstore.json"], sigstore.RootFile, "--san", sigstore.Workflow.Subject, "--issuer", sigstore.Workflow.Issuer);

        Assert.True(signed.ExitCode == 0 && locked.ExitCode == 0 && built.ExitCode == 0 && judged.ExitCode == 0, signed.All + locked.All + built.All + judged.All);
        Assert.Equal(sigstore.Workflow.ToString(), (string?)JsonNode.Parse(File.ReadAllText(Site["toy.lock.json"]))!["plugins"]!["one"]!["signedBy"]);
    }

    [Fact]
    public async Task Build_OfAPackageThatAnotherIdentitySigned_StopsWithTheRemedy()
    {
        Prepare("packages: identities", sigstore.Workflow.Subject);
        await SignAsync($"feed/{Package}", "email=dev@builder.test");

        var refused = await RunAsync("build", "toy.yaml", "-o", "out");

        Assert.True(refused.ExitCode == 7, refused.All);
        Assert.Contains("toy.yaml:8:28: error SLP6108", refused.Error, StringComparison.Ordinal);
        Assert.Contains(sigstore.Person.Subject, refused.Error, StringComparison.Ordinal);
        Assert.Contains($"`slipway sign {Package} --signing-config FILE`", refused.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Site["out"]));
    }

    [Fact]
    public async Task Check_OnABaseThatTheIdentitySigned_IsLetThroughAndOnAnotherRefused()
    {
        Prepare("base: identities", sigstore.Workflow.Subject);
        Site.Manifest([]);
        var based = await RunAsync("build", "toy.yaml", "-o", "base");
        Prepare("base: identities", sigstore.Workflow.Subject);
        Site.Write("toy.yaml", File.ReadAllText(Site["toy.yaml"]).Replace("image: host, server: 1.0.0", "image: \"oci:base/image\"", StringComparison.Ordinal));

        await SignAsync("base", "email=dev@builder.test");
        var byOther = await RunAsync("check", "toy.yaml");
        await SignAsync("base");
        var accepted = await RunAsync("check", "toy.yaml");

        Assert.True(based.ExitCode == 0 && accepted.ExitCode == 0, based.All + accepted.All);
        Assert.True(byOther.ExitCode == 7, byOther.All);
        Assert.Contains("error SLP6109", byOther.Error, StringComparison.Ordinal);
        Assert.Contains("--signing-config FILE", byOther.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_APolicyOfAnIdentityWithoutATrustedRoot_SaysWhatIsMissing()
    {
        Prepare("packages: identities", sigstore.Workflow.Subject, "");

        var refused = await RunAsync("check", "toy.yaml");

        Assert.Equal(3, refused.ExitCode);
        Assert.Contains("policy.yaml:7:19: error SLP6513", refused.Error, StringComparison.Ordinal);
        Assert.Contains("add trustedRoot: trusted_root.json to spec.signatures", refused.Error, StringComparison.Ordinal);
    }

    private async Task<CommandResult> SignAsync(string what, string claims = "")
    {
        var signed = await RunAsync([("SLIPWAY_IDENTITY_TOKEN", await sigstore.TokenAsync(claims))], "sign", what, "--signing-config", sigstore.SigningConfigFile);
        Assert.True(signed.ExitCode == 0, signed.All);
        return signed;
    }

    private void Prepare(string demand, string subject, string root = "    trustedRoot: root.json\n")
    {
        _ = Judge.Node;
        File.Copy(sigstore.RootFile, Site["root.json"], overwrite: true);
        Site.Feed.WithServer().WithPlugin("one");
        Site.Write("policy.yaml", $$"""
            apiVersion: slipway.dev/v1alpha1
            kind: BuildPolicy
            metadata: { name: strict }
            spec:
              signatures:
                {{demand}}
                identities: [ { subject: {{subject}}, issuer: "{{sigstore.Workflow.Issuer}}" } ]

            """ + root);
        Site.Manifest(["one"], "  policy: policy.yaml");
    }
}
