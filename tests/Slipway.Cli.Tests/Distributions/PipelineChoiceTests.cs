namespace Slipway.Cli.Tests.Distributions;

/// <summary>Each pipeline that `slipway init --ci` offers comes with its own files, and no page speaks of another's.</summary>
public sealed class PipelineChoiceTests : CommandTest
{
    private static readonly string[] Always = [".gitignore", "README.md", "acme.yaml", "policies/build.yaml", "renovate.json"];

    [Theory]
    [InlineData("github", ".github/workflows/server.yml", "/.github/ @acme/platform")]
    [InlineData("gitlab", ".gitlab-ci.yml", "/.gitlab-ci.yml @acme/platform")]
    [InlineData("cake", "build.cake", "/build.cake @acme/platform", ".config/dotnet-tools.json")]
    [InlineData("azure", "azure-pipelines.yml", null)]
    [InlineData("none", null, null)]
    public async Task Init_WithAPipeline_WritesItAndSaysSo(string choice, string? pipeline, string? owned, params string[] more)
    {
        var init = await RunAsync("init", "acme", "--no-lock", "--plugin", "none", "--owner", "@acme/platform", "--ci", choice);

        Assert.True(init.ExitCode == 0, init.All);
        var owners = choice == "azure" ? Array.Empty<string>() : ["CODEOWNERS"];
        Assert.Equal([.. Always.Concat(owners).Concat(more).Append(pipeline).OfType<string>().Order(StringComparer.Ordinal)], Files());
        Assert.All(Files(), file => Assert.DoesNotMatch("ops-server.(yaml|lock)|the-pipeline|-slug|no-owner", Text(file)));
        Assert.Equal(pipeline is not null, Text("README.md").Contains("| the pipeline: check and plan", StringComparison.Ordinal));
        Assert.Equal(owners.Length > 0, Text("README.md").Contains("`CODEOWNERS`", StringComparison.Ordinal));
        Assert.True(owned is null || Text("CODEOWNERS").Contains(owned, StringComparison.Ordinal));
        Assert.True(pipeline is null || Text(pipeline).Contains("acme.yaml", StringComparison.Ordinal));
    }

    private string[] Files() =>
        [.. Directory.GetFiles(Site["acme"], "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Site["acme"], path)).Order(StringComparer.Ordinal)];

    private string Text(string file) => File.ReadAllText(Site["acme/" + file]);
}
