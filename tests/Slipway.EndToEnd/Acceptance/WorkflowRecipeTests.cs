namespace Slipway.EndToEnd.Acceptance;

/// <summary>The workflows of manifests/ci, judged by the schema of workflows.</summary>
public sealed class WorkflowRecipeTests
{
    [Theory]
    [InlineData("github-actions.yml")]
    [InlineData("github-matrix.yml")]
    [InlineData("github-update.yml")]
    [InlineData("github-release.yml")]
    public async Task Recipe_IsAWorkflow_AndOneWithASlipIsNot(string name)
    {
        var text = await File.ReadAllTextAsync(Repository.PathOf("manifests/ci/" + name), TestContext.Current.CancellationToken);

        var sound = await JudgeAsync(text);
        var slipped = await JudgeAsync(text.Replace("runs-on: ubuntu-latest", "run-on: ubuntu-latest", StringComparison.Ordinal));

        Assert.True(sound.ExitCode == 0, sound.All);
        Assert.True(slipped.ExitCode == 1 && slipped.Output.Contains("run-on", StringComparison.Ordinal), slipped.All);
    }

    private static Task<CommandResult> JudgeAsync(string workflow)
    {
        var folder = Repository.PathOf("tests/judges");
        Tool.RequireThat(Directory.Exists(Path.Combine(folder, "node_modules", "@action-validator", "core")), "run npm ci in tests/judges");
        return CommandRunner.RunAsync(Tool.Require("node", "nodejs"), [Path.Combine(folder, "workflow.mjs")], input: workflow);
    }
}
