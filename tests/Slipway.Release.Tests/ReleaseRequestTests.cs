namespace Slipway.Release.Tests;

public sealed class ReleaseRequestTests
{
    [Fact]
    public void Parse_AllOfARelease_IsRead()
    {
        var request = ReleaseRequest.Parse(["minor", "--registry", "registry.example.com/platform/", "--signer", "./speak --to kms", "--feed", "feed", "--remote", "upstream"]);

        Assert.Equal((ReleaseKind.Minor, false, "registry.example.com/platform", "feed", "upstream"), (request.Kind, request.DryRun, request.Registry, request.Feed, request.Remote));
        Assert.Equal(("--signer", "./speak --to kms"), request.Signer);
    }

    [Fact]
    public void Parse_ADryRun_NeedsNeitherRegistryNorSigner() => Assert.True(ReleaseRequest.Parse(["patch", "--dry-run"]).DryRun);

    [Theory]
    [InlineData("github-release.yml")]
    [InlineData("gitlab-release.yml")]
    public async Task Parse_TheLineOfARecipe_IsReadAsTheShellMakesIt(string recipe)
    {
        var lines = await File.ReadAllLinesAsync(Repository.PathOf("manifests/ci/" + recipe), TestContext.Current.CancellationToken);
        var line = Assert.Single(lines, line => line.Contains("build.cs -- release", StringComparison.Ordinal));
        foreach (var dry in new[] { "--dry-run", "" })
        {
            var words = await CommandRunner.RunAsync(
                Tool.Require("bash", "bash"), ["-c", $"printf '%s\n' {line[line.IndexOf("release \"", StringComparison.Ordinal)..]}"],
                environment: new Dictionary<string, string?> { ["KIND"] = "minor", ["DRY_RUN"] = dry, ["RELEASE_REGISTRY"] = "r", ["RELEASE_FEED"] = "f", ["SIGNING_KEY"] = "/k" });

            var request = ReleaseRequest.Parse(words.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[1..]);

            Assert.Equal((ReleaseKind.Minor, dry.Length > 0, "r", "f", "--key"), (request.Kind, request.DryRun, request.Registry, request.Feed, request.Signer?.Option));
        }
    }

    [Theory]
    [InlineData("", "say which part of the version moves")]
    [InlineData("tiny", "'tiny' is not patch, minor or major")]
    [InlineData("1", "'1' is not patch, minor or major")]
    [InlineData("patch", "a release is signed and pushed")]
    [InlineData("patch --registry r", "a release is signed and pushed")]
    [InlineData("patch --registry '' --key k", "a release is signed and pushed")]
    [InlineData("patch --key k", "a release is signed and pushed")]
    [InlineData("patch --key k --signer s --registry r", "only one can sign")]
    [InlineData("patch --dry-run --skip-tests yes", "there is no option '--skip-tests'")]
    [InlineData("patch --dry-run --registry", "'--registry' is no option, or has no value")]
    [InlineData("patch --registry --dry-run", "'--registry' is no option, or has no value")]
    public void Parse_WhatIsNoRequest_IsRefusedAsUsage(string line, string said)
    {
        var refused = Assert.Throws<RefusedException>(() => ReleaseRequest.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word.Trim('\'')).ToList()));

        Assert.StartsWith(said, refused.Message, StringComparison.Ordinal);
        Assert.Equal((2, ReleaseRequest.Usage), (refused.ExitCode, refused.Remedy));
    }
}
