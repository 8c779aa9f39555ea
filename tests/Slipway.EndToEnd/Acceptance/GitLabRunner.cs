using System.Text.Json.Nodes;

namespace Slipway.EndToEnd.Acceptance;

/// <summary>
/// gitlab-ci-local in the repository of a team: it judges the pipeline by GitLab's own JSON schema, and runs its jobs in the shell of this
/// machine, each in a clone of its own, handing artifacts on as GitLab does.
/// </summary>
internal sealed class GitLabRunner(string folder)
{
    private static string Program
    {
        get
        {
            var installed = Repository.PathOf("tests/judges-gitlab/node_modules/.bin/gitlab-ci-local");
            Tool.RequireThat(File.Exists(installed), "run npm ci in tests/judges-gitlab");
            Tool.Require("node", "nodejs");
            Tool.Require("rsync", "rsync");
            return installed;
        }
    }

    /// <summary>The names of the jobs that the pipeline has; a pipeline that GitLab's schema refuses has none.</summary>
    public async Task<(IReadOnlyList<string> Jobs, CommandResult Run)> JobsAsync()
    {
        var run = await RunAsync("--list-json", "--json-schema-validation");
        return (run.ExitCode == 0 ? [.. JsonNode.Parse(run.Output)!.AsArray().Select(job => (string)job!["name"]!)] : [], run);
    }

    /// <summary>Runs a job with all that it needs, with variables NAME=VALUE of the pipeline.</summary>
    public Task<CommandResult> PipelineAsync(string job, params IEnumerable<string> variables) =>
        RunAsync(["--force-shell-executor", "--shell-isolation", "--needs", job, .. variables.SelectMany(variable => new[] { "--variable", variable })]);

    private Task<CommandResult> RunAsync(params string[] arguments) => CommandRunner.RunAsync(
        Program,
        arguments,
        folder,
        new Dictionary<string, string?>
        {
            ["NO_COLOR"] = "1",
            ["PATH"] = $"{Path.GetDirectoryName(SlipwayCommand.Path)}:{Environment.GetEnvironmentVariable("PATH")}",
        },
        timeout: TimeSpan.FromMinutes(5));
}
