using System.Reflection;
using Cake.Core.Annotations;

namespace Cake.Slipway.Tests;

/// <summary>What each alias calls the command with.</summary>
public sealed class AliasTests : IDisposable
{
    private readonly CakeScript _script = new();

    [Fact]
    public void Aliases_AreAllKnownToCakeWithACategory()
    {
        var methods = typeof(SlipwayAliases).GetMethods(BindingFlags.Public | BindingFlags.Static);

        Assert.NotEmpty(methods);
        Assert.All(methods, method => Assert.NotNull(method.GetCustomAttribute<CakeMethodAliasAttribute>()));
        Assert.All(methods, method => Assert.Equal("Slipway" + method.GetCustomAttribute<CakeAliasCategoryAttribute>()!.Name, method.Name));
    }

    [Fact]
    public void Check_WithNothing_SaysNoMore()
    {
        _script.Context.SlipwayCheck("ops.yaml");

        Assert.Equal(["check", "ops.yaml"], _script.Words);
    }

    [Fact]
    public void Check_WithAll_SaysAll()
    {
        _script.Context.SlipwayCheck("ops.yaml", AllSettings.Check);

        Assert.Equal(["check", "ops.yaml", "--locked", "--offline", "--advisories", "known", "--quiet", "--verbose"], _script.Words);
    }

    [Fact]
    public void Lock_WithAll_ReturnsTheLock()
    {
        _script.Ends(0, "ops.lock.json\n");

        var written = _script.Context.SlipwayLock("ops.yaml", AllSettings.Lock);

        Assert.Equal(["lock", "ops.yaml", "--offline"], _script.Words);
        Assert.Equal(_script["ops.lock.json"], written.FullPath);
    }

    [Fact]
    public void Plan_WithAll_ReturnsThePlan()
    {
        _script.Ends(0, Answers.Plan);

        var plan = _script.Context.SlipwayPlan("ops.yaml", AllSettings.Plan);

        Assert.Equal(
            ["plan", "ops.yaml", "--json", "--against", "main", "--comment", "plan.md", "--locked", "--offline", "--advisories", "known", "--server", "1.0.0", "--server", "1.1.0"],
            _script.Words);
        Assert.Equal((SlipwayPlanDecision.Decide, "Decide: adds acme/two 1.0.0"), (plan.Decision, plan.Headline));
        Assert.Equal(new SlipwayPlanChange { Kind = "plugin", Change = "added", Name = "acme/two", After = "1.0.0", Question = "a new plugin" }, Assert.Single(plan.Changes));
        Assert.Equal("ops.yaml:7:7", Assert.Single(plan.Problems).Place);
        Assert.Equal(["the layers: no image was made"], plan.Unknown);
    }

    [Fact]
    public void Build_WithAll_ReturnsWhatWasBuilt()
    {
        _script.Ends(0, "registry.example.com/ops@sha256:1234\n");
        _script.Write("made/build.json", Answers.Build);

        var built = _script.Context.SlipwayBuild("ops.yaml", AllSettings.Build);

        Assert.Equal(
            [
                "build", "ops.yaml", "--output", "made", "--archive", "ops.tar", "--locked", "--offline", "--commit", "abc", "--advisories", "known", "--push",
                "--load", "docker", "--load", "podman", "--sign", "acme.key", "--signer", "kms sign", "--signing-config", "sigstore.json", "--trusted-root", "root.json",
            ],
            _script.Words);
        Assert.Equal(("registry.example.com/ops@sha256:1234", "sha256:1234", "ops", "1.4.0"), (built.Reference, built.Digest, built.Name, built.Version));
        Assert.Equal(["1.4.0", "stable"], built.Tags);
        Assert.Equal((_script["made"], _script["made/image"]), (built.Output.FullPath, built.Layout.FullPath));
    }

    [Fact]
    public void Build_WithNothing_NamesTheOutputThatTheCommandWouldTake()
    {
        _script.Ends(0, "oci:out/ops/image@sha256:1234\n");
        _script.Write("out/ops/build.json", """{ "name": "ops", "version": "1.4.0", "digest": "sha256:1234" }""");

        var built = _script.Context.SlipwayBuild("servers/ops.yaml");

        Assert.Equal(_script["out/ops"], built.Output.FullPath);
        Assert.Empty(built.Tags);
        Assert.Equal(["build", "servers/ops.yaml", "--output", "out/ops"], _script.Words);
    }

    [Fact]
    public void Verify_WithAll_ReturnsTheVerdict()
    {
        _script.Ends(0, Answers.Verdict);

        var verdict = _script.Context.SlipwayVerify("registry.example.com/ops:1", AllSettings.Verify);

        Assert.Equal(
            [
                "verify", "registry.example.com/ops:1", "--json", "--policy", "verify.yaml", "--key", "acme.pub", "--certificate-identity", "a@acme.example",
                "--certificate-oidc-issuer", "https://id.acme.example", "--trusted-root", "root.json", "--name", "registry.example.com/ops", "--platform", "linux/amd64",
                "--advisories", "known", "--rebuild", "ops.yaml", "--sarif", "verdict.sarif", "--summary", "summary.json", "--attach", "--sign", "acme.key", "--signer", "kms sign",
            ],
            _script.Words);
        Assert.Equal(("audit", false, true, 2), (verdict.Mode, verdict.Passed, verdict.Allowed, verdict.SlsaBuildLevel));
        Assert.Equal(("SLP6400", "the index"), (Assert.Single(verdict.Problems).Id, verdict.Problems[0].Subject));
    }

    [Fact]
    public void Push_ToTwoPlaces_ReturnsBoth()
    {
        _script.Ends(0, Answers.Pushed);

        var pushed = _script.Context.SlipwayPush("oci:out/ops/image@sha256:1234", ["one.example/ops:1", "two.example/ops"]);

        Assert.Equal(["push", "oci:out/ops/image@sha256:1234", "one.example/ops:1", "two.example/ops", "--json"], _script.Words);
        Assert.Equal(["one.example/ops@sha256:1234", "two.example/ops@sha256:1234"], pushed.Select(one => one.Reference));
        Assert.Equal(["1"], pushed[0].Tags);
    }

    [Fact]
    public void Conformance_WithAll_SaysAll()
    {
        _script.Context.SlipwayConformance("out/ops", AllSettings.Conformance);

        Assert.Equal(
            ["conformance", "out/ops", "--profile", "smoke", "--fixture", "more.json", "--feed", "packages", "--report", "report", "--attach", "--sign", "acme.key", "--signer", "kms sign"],
            _script.Words);
    }

    public void Dispose() => _script.Dispose();
}
