namespace Slipway.Server.Tests.Stdio;

public sealed class CPluginTests
{
    // It reads a byte at a time, answers before it reads the line feed, and flushes nothing but whole answers.
    private const string Source = """
        #include <stdio.h>
        #include <string.h>
        #include <unistd.h>
        int main(void) {
          static char line[65536]; int n = 0, depth = 0, text = 0; char c;
          while (read(0, &c, 1) == 1) {
            if (n == 0 && c != '{') continue;
            line[n++] = c; line[n] = 0;
            if (text) { if (c == '\\') { read(0, &c, 1); line[n++] = c; } else if (c == '"') text = 0; continue; }
            if (c == '"') text = 1;
            if (c == '{') depth++;
            if (c == '}' && --depth == 0) {
              char *id = strstr(line, "\"payload\":{\"id\":\"");
              int length = id ? (int)strcspn(id + 17, "\"") : 0;
              dprintf(1, "{\"result\":{\"id\":\"%.*s\"}}\n", length, id ? id + 17 : "");
              n = 0;
            }
          }
          return 0;
        }
        """;

    [Fact]
    public async Task Invoke_APluginThatReadsByteByByte_WorksUnderLoad()
    {
        var compiler = Tool.Require("gcc", "gcc");
        using var folder = new TempFolder();
        var built = await CommandRunner.RunAsync(compiler, ["-O1", "-o", folder["plugin"], folder.Write("plugin.c", Source)]);
        Assert.True(built.ExitCode == 0, built.All);
        await using var plugin = PluginUnderTest.At(folder["plugin"]);

        await Task.WhenAll(Enumerable.Range(0, 32).Select(async caller =>
        {
            for (var i = 0; i < 100; i++)
            {
                Assert.Equal($"c{caller}-{i}", (await plugin.GetAsync($"c{caller}-{i}")).Id);
            }
        }));

        Assert.Equal((1L, 0L), (plugin.State.Starts, plugin.State.Failures));
    }
}
