namespace Slipway.Server.Tests.Hosting;

public sealed class StatelessTests
{
    [Fact]
    public async Task Server_UnderWay_OpensNoFileForWriting()
    {
        var strace = Tool.Require("strace", "strace");
        var server = Repository.PathOf("artifacts/bin/OpsServerCore/release/ops-server");
        using var folder = new TempFolder();
        var mock = Repository.PathOf("tests/opsorch/mockplugin.py");
        var script = $$"""
            {{strace}} -f -e trace=openat,open,creat,rename,renameat2,mkdir,unlink -o {{folder["trace"]}} {{server}} &
            pid=$!
            for i in $(seq 1 200); do
              curl -sf --unix-socket {{folder["s"]}} http://x/ready >/dev/null && break
              sleep 0.05
            done
            curl -sf --unix-socket {{folder["s"]}} -X POST http://x/incidents/query -d '{}' >/dev/null || echo failed
            pkill -TERM -P $pid
            wait $pid
            """;

        var result = await CommandRunner.RunAsync("sh", ["-c", script], environment: new Dictionary<string, string?>
        {
            ["OPSORCH_ADDR"] = $"unix:{folder["s"]}",
            ["OPSORCH_INCIDENT_PLUGIN"] = mock,
            ["DOTNET_EnableDiagnostics"] = "0",
            ["PYTHONDONTWRITEBYTECODE"] = "1",
        });

        Assert.True(result.ExitCode == 0 && !result.Output.Contains("failed", StringComparison.Ordinal), result.All);
        var writes = (await File.ReadAllLinesAsync(folder["trace"], TestContext.Current.CancellationToken))
            .Where(line => line.Contains("O_WRONLY", StringComparison.Ordinal) || line.Contains("O_RDWR", StringComparison.Ordinal) || line.Contains("O_CREAT", StringComparison.Ordinal)
                || line.Contains("rename", StringComparison.Ordinal) || line.Contains("mkdir", StringComparison.Ordinal) || line.Contains("creat(", StringComparison.Ordinal))
            .Where(line => !line.Contains("\"/dev/", StringComparison.Ordinal) && !line.Contains("\"/proc/", StringComparison.Ordinal) && !line.Contains("ENOENT", StringComparison.Ordinal));
        Assert.Empty(writes);
    }
}
