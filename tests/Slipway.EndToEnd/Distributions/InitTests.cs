using Slipway.EndToEnd.Documents;
using Slipway.Images.Tests.RealTools;

namespace Slipway.EndToEnd.Distributions;

/// <summary>`slipway init` in an empty folder, and all that the repository's own README says to do then.</summary>
public sealed class InitTests
{
    private const string Owner = "@acme/platform";

    [Fact]
    public async Task Init_WritesARepositoryWhoseReadmeIsTrue()
    {
        Tool.Require("podman", "podman");
        Tool.Require("git", "git");
        await using var registry = await DockerRegistry.StartAsync();
        using var reader = Reader.WithSlipway();
        await SucceedAsync(reader, $"""
            slipway init acme-ops --feed "$PACKAGES" --repository {registry.Host}/platform/acme-ops --owner {Owner} < /dev/null
            cd acme-ops && git init -q --initial-branch main && git add . && git -c user.name=a -c user.email=a@acme.example commit -qm begin
            """);
        var root = Path.Combine(reader.WorkingDirectory, "acme-ops");
        var page = Page.Read(Path.Combine(root, "README.md"));
        var commands = page.Blocks.Where(block => block.Language == "bash").SelectMany(block => block.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries)).ToList();

        Assert.True(commands.Count >= 8, string.Join('\n', commands));
        Assert.Contains(commands, command => command.StartsWith("slipway run ", StringComparison.Ordinal));
        foreach (var command in commands)
        {
            // A server does not end by itself: it is asked whether it is there, then told to stop.
            await SucceedAsync(reader, command.StartsWith("slipway run ", StringComparison.Ordinal)
                ? $$"""
                   cd acme-ops; export OPSORCH_ADDR=unix:$PWD/ops.sock; {{command.Split('#')[0]}} & server=$!
                   for i in $(seq 300); do curl -sf --unix-socket ops.sock http://ops/ready > ready && break; sleep 0.2; done
                   kill -TERM $server; wait $server || true; grep -q . ready
                   """
                : $"cd acme-ops; {command}");
        }
    }

    [Fact]
    public async Task Init_OverFilesThatAreThere_NeedsForce()
    {
        using var reader = Reader.WithSlipway();
        reader.Write("ops/README.md", "mine");

        var refused = await reader.TryAsync("slipway init ops --no-lock --yes");
        var left = Files(reader, "ops");
        await SucceedAsync(reader, "slipway init ops --no-lock --yes --force");

        Assert.True(refused.ExitCode == 2 && refused.Error.Contains("README.md is there already in ops", StringComparison.Ordinal), refused.All);
        Assert.Equal(["README.md"], left);
        Assert.Contains("README.md", Files(reader, "ops"));
        Assert.DoesNotContain(Files(reader, "ops"), path => path.Contains(".slipway-", StringComparison.Ordinal));
        Assert.StartsWith("# ops\n", await File.ReadAllTextAsync(Path.Combine(reader.WorkingDirectory, "ops/README.md"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Init_WhoseLockCannotBeMade_LeavesNothing()
    {
        using var reader = Reader.WithSlipway();
        reader.Write("ops/policies/build.yaml", "mine");
        reader.Write("empty/readme.txt", "");

        var failed = await reader.TryAsync("slipway init ops --force --yes --plugin weather=Acme.Ops.Weather@1.0.0 --feed empty");

        Assert.True(failed.ExitCode == 4 && failed.Error.Contains("nothing was written", StringComparison.Ordinal), failed.All);
        Assert.Equal(["policies/build.yaml"], Files(reader, "ops"));
        Assert.Equal("mine", await File.ReadAllTextAsync(Path.Combine(reader.WorkingDirectory, "ops/policies/build.yaml"), TestContext.Current.CancellationToken));
    }

    private static string[] Files(Reader reader, string folder)
    {
        var root = Path.Combine(reader.WorkingDirectory, folder);
        return [.. Directory.GetFiles(root, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(root, path)).Order(StringComparer.Ordinal)];
    }

    private static async Task SucceedAsync(Reader reader, string command)
    {
        var run = await reader.TryAsync(command);
        Assert.True(run.ExitCode == 0, $"{command}\n{run.All}");
    }
}
