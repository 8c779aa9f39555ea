using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.RegularExpressions;

namespace Slipway.Cli.Tests.Recipes;

/// <summary>What the recipes of manifests/ci call is what this command has: a shell takes each line apart, and the command's own parser reads it.</summary>
public sealed partial class RecipeCommandTests : CommandTest
{
    private const string ForManifests = "build,check,conformance,index check,plan";
    private const string ForIndexes = "matrix,matrix merge";

    [Theory]
    [InlineData("azure-pipelines.yml", ForManifests)]
    [InlineData("azure-matrix.yml", ForIndexes)]
    [InlineData("github-actions.yml", ForManifests)]
    [InlineData("github-matrix.yml", ForIndexes)]
    [InlineData("github-update.yml", "update")]
    // A release is made by the build entry of this repository; its test reads what the recipes ask of it.
    [InlineData("github-release.yml", "")]
    [InlineData("gitlab-release.yml", "")]
    [InlineData("gitlab-ci.yml", ForManifests)]
    [InlineData("gitlab-matrix.yml", ForIndexes)]
    public async Task Commands_OfARecipe_AreOnesOfSlipway(string name, string verbs)
    {
        var called = new List<string>();
        foreach (var command in Recipe.Read(name).Commands)
        {
            var (verb, errors) = Parse(await WordsAsync(command));
            Assert.True(errors.Count == 0, $"{command}\n{string.Join('\n', errors)}");
            called.Add(verb);
        }

        Assert.Equal(verbs, string.Join(',', called.Distinct().Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void Recipes_AreAllJudgedHere() =>
        Assert.Equal(["azure-matrix.yml", "azure-pipelines.yml", "github-actions.yml", "github-matrix.yml", "github-release.yml", "github-update.yml", "gitlab-ci.yml", "gitlab-matrix.yml", "gitlab-release.yml"], Recipe.Names);

    [Theory]
    [InlineData("slipway plan ops-server.yaml --lockd")]
    [InlineData("slipway matrix unite part")]
    [InlineData("slipway paln ops-server.yaml")]
    public async Task Commands_WithASlip_AreRefused(string command) => Assert.NotEmpty(Parse(await WordsAsync(command)).Errors);

    private (string Verb, IReadOnlyList<string> Errors) Parse(string[] words)
    {
        var parsed = SlipwayCommand.Create(new Edge { Output = TextWriter.Null, Error = TextWriter.Null, Environment = new Dictionary<string, string>(), WorkingFolder = Site["."] }).Parse(words);
        var verbs = new Stack<string>();
        for (var at = parsed.CommandResult; at.Parent is System.CommandLine.Parsing.CommandResult parent; at = parent)
        {
            verbs.Push(at.Command.Name);
        }

        return (string.Join(' ', verbs), [.. parsed.Errors.Select(error => error.Message)]);
    }

    // The words as a shell makes them, with what the systems put in place of their variables.
    private static async Task<string[]> WordsAsync(string command)
    {
        var run = await CommandRunner.RunAsync(
            Tool.Require("bash", "bash"),
            ["-c", $"slipway() {{ printf '%s\\n' \"$@\"; }}\n{Macros().Replace(command, "1")}"],
            environment: new Dictionary<string, string?> { ["SHARD"] = "1", ["CI_NODE_INDEX"] = "1", ["CI_NODE_TOTAL"] = "4", ["SIGNING_KEY"] = "release.key" });
        Assert.True(run.ExitCode == 0, run.All);
        return run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    [GeneratedRegex(@"\$\([A-Z][\w.]*\)")]
    private static partial Regex Macros();
}
