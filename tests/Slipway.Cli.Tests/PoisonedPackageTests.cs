using Slipway.Cli.Tests.Registries;

namespace Slipway.Cli.Tests;

/// <summary>Packages that must not get into an image, tried on the published command: each stops the build at its line, with the remedy, and leaves nothing.</summary>
public sealed class PoisonedPackageTests : PublishedCommand
{
    private const string Package = "Acme.Ops.One.1.0.0.nupkg";

    [Fact]
    public async Task Build_OfAWeakPackageUnderAForbiddenLicence_SaysBothAtOnce()
    {
        Site.Feed.WithServer().WithPlugin("one", more: package => package.Licensed("GPL-3.0-only"));
        Site.Advise("Acme.Ops.One", "1.0.1");
        Policy("{ vulnerabilities: { database: required }, licences: { deny: [ GPL-3.0-only ] } }");
        Site.Manifest(["one"], "  policy: policy.yaml");

        var refused = await TryAsync(null, "build", "toy.yaml", "-o", "out", "--advisories", "advisories");

        Stopped(refused, 7,
            ("error SLP6320: Acme.Ops.One 1.0.0 has the known weakness CVE-2026-0001 (critical)", "1.0.1"),
            ("error SLP6107: Acme.Ops.One 1.0.0 has the licence GPL-3.0-only", "SLP6107"));
    }

    [Fact]
    public async Task Build_OfAPackageThatNobodySigned_SaysWhoHasTo()
    {
        Site.Feed.WithServer().WithPlugin("one");
        await RunAsync(null, "key", "new", "acme", "--no-passphrase");
        Policy("{ signatures: { packages: identities, identities: [ acme.pub ] } }");
        Site.Manifest(["one"], "  policy: policy.yaml");

        var refused = await TryAsync(null, "build", "toy.yaml", "-o", "out");

        Stopped(refused, 7, ("toy.yaml:8:28: error SLP6108: the policy \"strict\" wants the packages of plugins signed", $"`slipway sign {Package} --key FILE`"));
    }

    [Fact]
    public async Task Build_OfAPackageThatSomebodyReplaced_NamesItAndTheLock()
    {
        Site.Feed.WithServer().WithPlugin("one");
        Site.Manifest(["one"]);
        await RunAsync(null, "lock", "toy.yaml");
        Site.Feed.WithPlugin("one", more: package => package.File("readme.txt", "not what was locked"));
        Directory.Delete(Site["cache"], recursive: true);

        var refused = await TryAsync(null, "build", "toy.yaml", "-o", "out", "--locked");

        Stopped(refused, 4, ("error SLP2105", "find out who replaced it"));
    }

    private void Policy(string spec) =>
        Site.Write("policy.yaml", $"apiVersion: slipway.dev/v1alpha1\nkind: BuildPolicy\nmetadata: {{ name: strict }}\nspec: {spec}\n");

    private void Stopped(CommandResult refused, int code, params (string Problem, string Remedy)[] expected)
    {
        Assert.True(refused.ExitCode == code, refused.All);
        Assert.All(expected, one =>
        {
            Assert.Contains(one.Problem, refused.Error, StringComparison.Ordinal);
            Assert.Contains(one.Remedy, refused.Error, StringComparison.Ordinal);
        });
        Assert.False(Directory.Exists(Site["out"]));
    }
}
