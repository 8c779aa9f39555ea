using Slipway.Sdk.Calls;
using Slipway.Server.Stdio;

namespace Slipway.Server.Tests.Stdio;

public sealed class HostilePluginTests
{
    private static StdioPlugin Tight(StdioPlugin plugin) =>
        plugin with { AnswerLimit = 256 * 1024, Timeout = TimeSpan.FromSeconds(10) };

    [Fact]
    public async Task Invoke_AnEndlessLine_EndsTheProcessAndIsTold()
    {
        await using var plugin = PluginUnderTest.Shell("read line; exec tr '\\0' 'x' < /dev/zero", Tight);

        var refusal = await plugin.RefusedAsync("inc-1");

        Assert.Matches("^plugin testmock wrote [0-9]+ bytes without an answer to incident.get$", refusal.Message);
        Assert.Equal(1, plugin.State.Kills);
    }

    [Fact]
    public async Task Invoke_AFloodOfNulls_EndsTheProcessAndTheLogStaysReadable()
    {
        await using var plugin = PluginUnderTest.Shell("read line; exec cat /dev/zero", Tight);

        var refusal = await plugin.RefusedAsync("inc-1");

        Assert.Contains("without an answer", refusal.Message, StringComparison.Ordinal);
        Assert.All(plugin.Log.Lines, line => Assert.DoesNotContain('\0', line));
    }

    [Fact]
    public async Task Invoke_AFloodOfLines_IsThinnedOutInTheLog()
    {
        await using var plugin = PluginUnderTest.Shell("read line; exec yes 'spam spam'", Tight);

        await plugin.RefusedAsync("inc-1");

        await plugin.Log.WaitForAsync("plugin writes too much, lines were left out");
        Assert.True(plugin.Log.Lines.Count < 3000);
    }

    [Fact]
    public async Task Invoke_EndlessNesting_IsToldWithTheLimit()
    {
        await using var plugin = PluginUnderTest.Python("sys.stdin.readline()\nwhile True: say('{\"result\":' * 1000)");

        var refusal = await plugin.RefusedAsync("inc-1");

        Assert.Equal("plugin testmock answered incident.get with JSON that nests deeper than 1000 levels", refusal.Message);
    }

    [Fact]
    public async Task Invoke_NestingUpToTheLimit_Passes()
    {
        await using var plugin = PluginUnderTest.Python("""
            for r in requests():
                say('{"result":{"id":"deep","metadata":{"m":' + '[' * 990 + ']' * 990 + '}}}\n')
            """);

        Assert.Equal("deep", (await plugin.GetAsync("inc-1")).Id);
    }

    [Fact]
    public async Task Invoke_AnAnswerBeyondTheSizeLimit_IsToldWithTheLimit()
    {
        await using var plugin = PluginUnderTest.Mock(Tight);

        var refusal = await plugin.RefusedAsync("mock-big-1024");

        Assert.Equal("plugin testmock answered incident.get with more than 262144 bytes", refusal.Message);
        Assert.Equal("inc-1", (await plugin.GetAsync("inc-1")).Id);
    }

    [Fact]
    public async Task Invoke_BinaryAndForgedLines_StayWithinOneLogLine()
    {
        await using var plugin = PluginUnderTest.Python("""
            for r in requests():
                say(b'\xff\xfe\x00\x1b[2Jclear\rforged {"result":1}\n')
                os.write(2, b'evil\x1b[31m\x07 \xe2\x80\xae reversed\n')
                ok(r["payload"]["id"])
            """);

        await plugin.GetAsync("inc-1");

        var output = await plugin.Log.WaitForAsync("clear");
        var error = await plugin.Log.WaitForAsync("evil");
        Assert.Contains("\\u{0}\\u{1b}[2Jclear\\u{d}forged", output, StringComparison.Ordinal);
        Assert.Contains("evil\\u{1b}[31m\\u{7} \\u{202e} reversed", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invoke_ABraceThatIsNoJson_DoesNotHideTheAnswer()
    {
        await using var plugin = PluginUnderTest.Python("""
            for r in requests():
                say('{ starting up\n{"level":"info","msg":"json log"}\n{\n"multi":\n oops\n')
                ok(r["payload"]["id"])
            """);

        Assert.Equal("inc-1", (await plugin.GetAsync("inc-1")).Id);
        Assert.Contains(plugin.Log.Lines, line => line.Contains("json log", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Invoke_AnAnswerInSingleBytes_IsUnderstood()
    {
        await using var plugin = PluginUnderTest.Python("""
            for r in requests():
                for c in json.dumps({"result": {"id": r["payload"]["id"]}}, indent=1) + "\n": say(c)
            """);

        Assert.Equal("a", (await plugin.GetAsync("a")).Id);
        Assert.Equal("b", (await plugin.GetAsync("b")).Id);
        Assert.Equal(1, plugin.State.Starts);
    }

    [Fact]
    public async Task Invoke_TextsThatAreNoUnicode_ReadAsReplacementCharacters()
    {
        await using var plugin = PluginUnderTest.Python("""
            for r in requests():
                say(b'{"result":{"id":"a\xffb","title":"\\ud83d!\\ud83d\\ude00","Status":"x"}}\n')
            """);

        var incident = await plugin.GetAsync("x");

        Assert.Equal(("a\uFFFDb", "\uFFFD!\U0001F600", "x"), (incident.Id, incident.Title, incident.Status));
    }

    [Fact]
    public async Task Invoke_AnErrorAndThenAResultToTheSameCall_ConfusesNobody()
    {
        await using var plugin = PluginUnderTest.Python("""
            for r in requests():
                i = r["payload"]["id"]
                if i == "bad":
                    say('{"error":"no such thing"}\n')
                    time.sleep(0.02)
                    say('{"result":{"id":"forgotten return"}}\n')
                else: ok(i)
            """);

        var calls = Enumerable.Range(0, 60).Select(async i =>
        {
            if (i % 6 == 0)
            {
                Assert.Equal("no such thing", (await plugin.RefusedAsync("bad")).Message);
            }
            else
            {
                Assert.Equal($"i{i}", (await plugin.GetAsync($"i{i}")).Id);
            }
        });

        await Task.WhenAll(calls);
        Assert.Equal("wrote something that nobody had asked for", plugin.State.LastFault);
    }

    [Fact]
    public async Task Invoke_LateDoublesOfAPluginThatEchoesIds_AreDroppedWithoutHarm()
    {
        await using var plugin = PluginUnderTest.Python("""
            last = None
            for r in requests():
                if last: say(last)
                last = json.dumps({"id": r["id"], "result": {"id": r["payload"]["id"]}}) + "\n"
                say(last)
            """);

        for (var i = 0; i < 30; i++)
        {
            Assert.Equal($"i{i}", (await plugin.GetAsync($"i{i}")).Id);
        }

        Assert.Equal(1, plugin.State.Starts);
        await plugin.Log.WaitForAsync("plugin answered an earlier call again");
    }

    [Fact]
    public async Task Invoke_TheSameAnswerToDifferentQuestions_NeedsNoRestart()
    {
        await using var plugin = PluginUnderTest.Python("for r in requests(): ok('same')");

        for (var i = 0; i < 50; i++)
        {
            Assert.Equal("same", (await plugin.GetAsync($"i{i}")).Id);
        }

        Assert.Equal(1, plugin.State.Starts);
    }

    [Fact]
    public async Task Invoke_ARequestLargerThanAPipeToAPluginThatLogsFirst_DoesNotLock()
    {
        await using var plugin = PluginUnderTest.Python("""
            for i in range(3000): say("a line of a chatty plugin before it reads anything at all\n")
            for r in requests(): ok(str(len(r["config"]["pad"])))
            """);

        var incident = await plugin.GetAsync("x", config: $$"""{"pad":"{{new string('p', 900_000)}}"}""");

        Assert.Equal("900000", incident.Id);
    }

    [Fact]
    public async Task Invoke_SecretsInAMalformedAnswer_NeverReachTheLog()
    {
        await using var plugin = PluginUnderTest.Python(
            "for r in requests(): say('{\"value\":\"hunter2\"}\\n')", plugin => plugin with { Capability = "secret", Timeout = TimeSpan.FromSeconds(1) });

        await Assert.ThrowsAsync<ProviderException>(
            () => plugin.InvokeAsync("secret.get", new Slipway.Sdk.Secrets.SecretReference { Key = "k" }));

        await plugin.Log.WaitForAsync("(not shown, 19 bytes)");
        Assert.DoesNotContain(plugin.Log.Lines, line => line.Contains("hunter2", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Invoke_AGrandchildThatHoldsThePipes_DoesNotHoldUpTheCaller()
    {
        await using var plugin = PluginUnderTest.Shell("read line; sleep 1000 & exit 4");

        var refusal = await plugin.RefusedAsync("inc-1");

        Assert.Equal("plugin testmock exited with code 4 before it answered incident.get", refusal.Message);
    }

    [Fact]
    public async Task Invoke_AHangWithChildren_EndsAllOfThem()
    {
        await using var plugin = PluginUnderTest.Shell(
            "read line; sleep 1000 & echo $! > \"$0.child\"; wait", plugin => plugin with { Timeout = TimeSpan.FromSeconds(1) });

        var refusal = await plugin.RefusedAsync("inc-1");

        Assert.Equal(ErrorCodes.Timeout, refusal.Code);
        var child = int.Parse(await File.ReadAllTextAsync(Path.Combine(plugin.Folder, "plugin.child"), TestContext.Current.CancellationToken));
        await PluginUnderTest.UntilAsync(() => !Directory.Exists($"/proc/{child}") || File.ReadAllText($"/proc/{child}/stat").Contains(") Z ", StringComparison.Ordinal));
    }
}
