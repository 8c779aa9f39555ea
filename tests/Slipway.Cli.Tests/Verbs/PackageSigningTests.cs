using System.Text.Json.Nodes;
using Slipway.Trust.Tests;

namespace Slipway.Cli.Tests.Verbs;

/// <summary>Packages that their publishers sign, and builds whose policy wants that.</summary>
public sealed class PackageSigningTests : CommandTest
{
    private const string Package = "Acme.Ops.One.1.0.0.nupkg";

    [Fact]
    public async Task Build_OfSignedPackages_SaysWhoSigned()
    {
        await PrepareAsync();
        var signed = await RunAsync("sign", $"feed/{Package}", "--key", "acme.key");
        var beside = await RunAsync("build", "toy.yaml", "-o", "out");
        Directory.CreateDirectory(Site["signatures"]);
        File.Move(Site[$"feed/{Package}.sigstore.json"], Site[$"signatures/{Package}.sigstore.json"]);
        var ofManifest = await RunAsync("check", "toy.yaml");
        var judged = await Judge.RunAsync("verify-key-bundle.mjs", Site["acme.pub"], Site[$"signatures/{Package}.sigstore.json"]);

        Assert.True(signed.ExitCode == 0 && beside.ExitCode == 0 && ofManifest.ExitCode == 0, signed.All + beside.All + ofManifest.All);
        Assert.Equal($"feed/{Package}.sigstore.json", signed.Output.Trim());
        Assert.True(judged.ExitCode == 0, judged.All);
        var hint = JsonNode.Parse(File.ReadAllText(Site["out/provenance.json"]))!["predicate"]!["buildDefinition"]!["resolvedDependencies"]!.AsArray()
            .Single(one => (string?)one!["name"] == "package:Acme.Ops.One")!["annotations"]!["signedBy"];
        Assert.StartsWith("key ", (string?)hint, StringComparison.Ordinal);
        Assert.Contains("slipway:signedBy", File.ReadAllText(Site["out/sbom.cdx.json"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Build_OfAPackageThatIsNotSignedByWhomThePolicyNames_StopsWithTheRemedy()
    {
        await PrepareAsync();
        await RunAsync("key", "new", "mallory", "--no-passphrase");
        var unsigned = await RunAsync("build", "toy.yaml", "-o", "out");
        await RunAsync("sign", $"feed/{Package}", "--key", "mallory.key");
        var byOther = await RunAsync("build", "toy.yaml", "-o", "out");
        // The right key, over another package.
        Site.Feed.WithPlugin("two");
        await RunAsync("sign", "feed/Acme.Ops.Two.1.0.0.nupkg", "--key", "acme.key");
        File.Move(Site["feed/Acme.Ops.Two.1.0.0.nupkg.sigstore.json"], Site[$"feed/{Package}.sigstore.json"], overwrite: true);
        var ofOther = await RunAsync("build", "toy.yaml", "-o", "out");
        Site.Write($"feed/{Package}.sigstore.json", "{");
        var broken = await RunAsync("build", "toy.yaml", "-o", "out");

        Assert.All([unsigned, byOther, ofOther, broken], refused =>
        {
            Assert.True(refused.ExitCode == 7, refused.All);
            Assert.Contains("toy.yaml:8:28: error SLP6108", refused.Error, StringComparison.Ordinal);
            Assert.Contains($"slipway sign {Package} --key FILE", refused.Error, StringComparison.Ordinal);
        });
        Assert.Contains($"there is no {Package}.sigstore.json", unsigned.Error, StringComparison.Ordinal);
        Assert.Contains("about something else", ofOther.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Site["out"]));
    }

    [Fact]
    public async Task Check_APolicyWhoseKeyIsMissing_SaysWhere()
    {
        await PrepareAsync();
        File.Delete(Site["acme.pub"]);

        var refused = await RunAsync("check", "toy.yaml");

        Assert.Equal(3, refused.ExitCode);
        Assert.Contains("policy.yaml:5:53: error SLP6514", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sign_WhatIsNoPackage_SaysSo()
    {
        await PrepareAsync();
        Site.Write("text.nupkg", "not a package");

        var refused = await RunAsync("sign", "text.nupkg", "--key", "acme.key");

        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("text.nupkg is no NuGet package", refused.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("fault of Slipway", refused.Error, StringComparison.Ordinal);
    }

    private async Task PrepareAsync()
    {
        Site.Feed.WithServer().WithPlugin("one");
        await RunAsync("key", "new", "acme", "--no-passphrase");
        Site.Write("policy.yaml", "apiVersion: slipway.dev/v1alpha1\nkind: BuildPolicy\nmetadata: { name: strict }\nspec:\n  signatures: { packages: identities, identities: [ acme.pub ] }\n");
        Site.Manifest(["one"], "  policy: policy.yaml");
    }
}
