using Slipway.Metadata.Diagnostics;
using Slipway.Metadata.Yaml;

namespace Slipway.Cli.Tests.Distributions;

/// <summary>The workflow that `init --updates workflow` writes: a workflow by its schema, and its scripts do what they promise to a real git repository.</summary>
public sealed class UpdateWorkflowTests : CommandTest
{
    private const string Workflow = "acme/.github/workflows/update.yml";

    [Fact]
    public async Task Init_WithUpdatesByWorkflow_WritesAWorkflowInsteadOfARenovateConfiguration()
    {
        var folder = Repository.PathOf("tests/judges");
        Tool.RequireThat(Directory.Exists(Path.Combine(folder, "node_modules", "@action-validator", "core")), "run npm ci in tests/judges");

        var init = await RunAsync("init", "acme", "--no-lock", "--plugin", "none", "--updates", "workflow");
        var usual = await RunAsync("init", "usual", "--no-lock", "--plugin", "none");

        Assert.True(init.ExitCode == 0 && usual.ExitCode == 0, init.All + usual.All);
        Assert.True(File.Exists(Site[Workflow]) && !File.Exists(Site["acme/renovate.json"]));
        Assert.True(!File.Exists(Site["usual/.github/workflows/update.yml"]) && File.Exists(Site["usual/renovate.json"]));
        Assert.Equal((1, 0), (Rows("acme", "update.yml"), Rows("acme", "renovate.json")));
        Assert.Equal((0, 1), (Rows("usual", "update.yml"), Rows("usual", "renovate.json")));
        var judged = await CommandRunner.RunAsync(Tool.Require("node", "nodejs"), [Path.Combine(folder, "workflow.mjs")], input: await File.ReadAllTextAsync(Site[Workflow], TestContext.Current.CancellationToken));
        Assert.True(judged.ExitCode == 0, judged.All);
    }

    [Fact]
    public async Task Workflow_WhereSomethingIsNewer_PushesABranchAndOpensAPullRequest()
    {
        Site.Feed.WithServer().WithPlugin("one").WithPlugin("one", "1.1.0");
        var init = await RunAsync("init", "acme", "--plugin", "one=Acme.Ops.One@1.0.0", "--server", "1.0.0", "--feed", "feed", "--updates", "workflow");
        Assert.True(init.ExitCode == 0, init.All);
        Site.Write("bin/gh", "#!/bin/sh\necho \"$@\" >> \"$GH_SAID\"\n[ \"$2\" != create ] || [ ! -e \"$GH_SAID.open\" ]\n");
        await ShellAsync("git init -q --bare origin.git; chmod +x bin/gh; cd acme; git init -q -b main; git add .; git -c user.name=a -c user.email=a@acme.example commit -qm begin; git remote add origin ../origin.git; git push -q origin main");

        var (update, propose) = Scripts();
        // The command itself runs in process, in the folder of the test: what the script asks of it is asked with the same words.
        Assert.Equal("mkdir -p update\nslipway update acme.yaml --markdown update/pull-request.md\ncp acme.yaml acme.lock.json update/\n", update);
        Directory.CreateDirectory(Site["acme/update"]);
        var updated = await RunAsync("update", "acme/acme.yaml", "--markdown", "acme/update/pull-request.md");
        await ShellAsync("cd acme; cp acme.yaml acme.lock.json update/; git checkout -q .");
        Assert.True(updated.ExitCode == 0, updated.All);
        await ShellAsync("cd acme\n" + propose);
        await ShellAsync("touch said.open; cd acme; git switch -q main\n" + propose);
        await ShellAsync("cd acme; git switch -q -C main slipway/update\n" + propose);

        var branch = await ShellAsync("git -C origin.git show slipway/update:acme.yaml; git -C origin.git log --oneline main..slipway/update | wc -l");
        Assert.Contains("module: Acme.Ops.One, version: 1.1.0", branch, StringComparison.Ordinal);
        Assert.EndsWith("1\n", branch, StringComparison.Ordinal);
        Assert.Equal("""
            pr create --head slipway/update --title Take newer versions of acme --body-file update/pull-request.md
            pr create --head slipway/update --title Take newer versions of acme --body-file update/pull-request.md
            pr edit slipway/update --body-file update/pull-request.md

            """, await File.ReadAllTextAsync(Site["said"], TestContext.Current.CancellationToken));
    }

    private int Rows(string folder, string file) => File.ReadLines(Site[folder + "/README.md"]).Count(line => line.Contains(file, StringComparison.Ordinal));

    private (string Update, string Propose) Scripts()
    {
        var root = (YamlMapping)YamlReader.Read(File.ReadAllBytes(Site[Workflow]), Workflow, new DiagnosticBag())!.Root;
        string Script(string job) => root.Mapping("jobs").Mapping(job).Mappings("steps").Select(step => step.TextOrNull("run")).OfType<string>().Single();
        return (Script("update"), Script("propose"));
    }

    private async Task<string> ShellAsync(string script)
    {
        Tool.Require("git", "git");
        var run = await CommandRunner.RunAsync("bash", ["-eo", "pipefail", "-c", script], Site["."], new Dictionary<string, string?>
        {
            ["PATH"] = $"{Site["bin"]}:{Environment.GetEnvironmentVariable("PATH")}", ["GH_SAID"] = Site["said"], ["HOME"] = Site["."],
        });
        Assert.True(run.ExitCode == 0, script + "\n" + run.All);
        return run.Output;
    }
}
