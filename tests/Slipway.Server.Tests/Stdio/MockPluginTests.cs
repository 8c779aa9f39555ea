using Slipway.Sdk.Calls;
using Slipway.Sdk.Incidents;
using Slipway.Sdk.Json;
using Slipway.Server.Stdio;

namespace Slipway.Server.Tests.Stdio;

public sealed class MockPluginTests
{
    [Theory]
    [InlineData("inc-1")]
    [InlineData("mock-pretty")]
    [InlineData("mock-crlf")]
    [InlineData("mock-nonewline")]
    [InlineData("mock-noise")]
    [InlineData("mock-extra")]
    [InlineData("mock-err-null")]
    [InlineData("mock-stderr")]
    [InlineData("mock-big-1024")]
    [InlineData("mock-html")]
    [InlineData("mock-slow-50")]
    public async Task Invoke_WhateverFormAnAnswerHas_IsUnderstoodTwiceByOneProcess(string id)
    {
        await using var plugin = PluginUnderTest.Mock();

        var first = await plugin.GetAsync(id);
        var second = await plugin.GetAsync("inc-2");

        Assert.Equal(id == "mock-html" ? first.Id : id, first.Id);
        Assert.Equal("inc-2", second.Id);
        Assert.Equal(1, plugin.State.Starts);
    }

    [Fact]
    public async Task Invoke_ARequest_IsOneLineWithConfigAndPayload()
    {
        await using var plugin = PluginUnderTest.Mock();

        var incident = await plugin.GetAsync("mock-framing", config: "{\n  \"url\": \"http://a\"\r\n}");

        Assert.True(incident.Metadata!["oneLine"].GetBoolean());
        var echo = incident.Metadata["echo"];
        Assert.Equal("incident.get", echo.GetProperty("method").GetString());
        Assert.Equal("http://a", echo.GetProperty("config").GetProperty("url").GetString());
        Assert.Equal("mock-framing", echo.GetProperty("payload").GetProperty("id").GetString());
    }

    [Fact]
    public async Task Invoke_TheEnvironment_IsWhatWasGivenAndNoMore()
    {
        await using var plugin = PluginUnderTest.Mock();

        var incident = await plugin.GetAsync("mock-envcheck");

        Assert.False(incident.Metadata!["hasBearerToken"].GetBoolean());
        Assert.Equal(1, incident.Metadata["argc"].GetInt32());
    }

    [Theory]
    [InlineData("mock-err-not_found", "not_found", "mock error not_found")]
    [InlineData("mock-err-conflict", "conflict", "mock error conflict")]
    [InlineData("mock-err-teapot", "teapot", "mock error teapot")]
    [InlineData("mock-err-percent", "provider_error", "disk 95% full on %s")]
    [InlineData("mock-errmsg-two\nlines", "provider_error", "two\nlines")]
    [InlineData("mock-err-string", "provider_error", "plain string error")]
    [InlineData("mock-err-codeonly", "conflict", "")]
    [InlineData("mock-both", "conflict", "both")]
    public async Task Invoke_AnError_ReachesTheCallerAsItIs(string id, string code, string message)
    {
        await using var plugin = PluginUnderTest.Mock();

        var refusal = await plugin.RefusedAsync(id);

        Assert.Equal((code, message), (refusal.Code, refusal.Message));
        Assert.Equal("inc-1", (await plugin.GetAsync("inc-1")).Id);
        Assert.Equal(1, plugin.State.Starts);
    }

    [Theory]
    [InlineData("mock-wrongtype", "")]
    [InlineData("mock-badfield", " at $.id")]
    [InlineData("mock-baddate", " at $.createdAt")]
    public async Task Invoke_AResultThatDoesNotFit_IsAProviderErrorAndTheProcessStays(string id, string place)
    {
        await using var plugin = PluginUnderTest.Mock();

        var refusal = await plugin.RefusedAsync(id);

        Assert.Equal(ErrorCodes.ProviderError, refusal.Code);
        Assert.StartsWith($"plugin testmock answered incident.get with a result that does not fit its schema{place}", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("inc-1", (await plugin.GetAsync("inc-1")).Id);
        Assert.Equal(1, plugin.State.Starts);
    }

    [Theory]
    [InlineData("mock-empty")]
    [InlineData("mock-null")]
    public async Task Invoke_AnEmptyAnswer_IsAnEmptyIncident(string id)
    {
        await using var plugin = PluginUnderTest.Mock();

        Assert.Equal("", (await plugin.GetAsync(id)).Id);
    }

    [Fact]
    public async Task Invoke_ACrash_IsToldAndTheNextCallIsServed()
    {
        await using var plugin = PluginUnderTest.Mock();

        var refusal = await plugin.RefusedAsync("mock-crash");

        Assert.Equal(ErrorCodes.ProviderError, refusal.Code);
        Assert.Equal("plugin testmock exited with code 3 before it answered incident.get", refusal.Message);
        Assert.Equal("inc-1", (await plugin.GetAsync("inc-1")).Id);
        Assert.Equal((2, 1), (plugin.State.Starts, plugin.State.Restarts));
        Assert.Equal(0, plugin.State.Kills);
        Assert.Contains(plugin.Events, happened => happened is { Action: StdioEvent.RequestFailed, Operation: "incident.get", RequestId: "req-1" });
        Assert.Contains(plugin.Events, happened => happened is { Action: StdioEvent.Stopped, Reason: "exited with code 3" });
    }

    [Fact]
    public async Task Invoke_HalfAnAnswer_IsTold()
    {
        await using var plugin = PluginUnderTest.Mock();

        var refusal = await plugin.RefusedAsync("mock-half");

        Assert.Equal("plugin testmock exited with code 3 in the middle of its answer to incident.get", refusal.Message);
    }

    [Fact]
    public async Task Invoke_AProcessThatExitsAfterItsAnswer_CostsNoCall()
    {
        await using var plugin = PluginUnderTest.Mock();

        for (var i = 0; i < 20; i++)
        {
            Assert.Equal("mock-crash-after", (await plugin.GetAsync("mock-crash-after")).Id);
        }

        Assert.Equal(20, plugin.State.Starts);
        Assert.Equal(0, plugin.State.Failures);
    }

    [Theory]
    [InlineData("mock-garbage", "this is not json")]
    [InlineData("mock-toplist", "[1,2]")]
    public async Task Invoke_OnlyGarbage_IsToldLongBeforeTheDeadlineAndLogged(string id, string line)
    {
        await using var plugin = PluginUnderTest.Mock();

        var refusal = await plugin.RefusedAsync(id);

        Assert.Equal(ErrorCodes.ProviderError, refusal.Code);
        Assert.Contains("answered incident.get with something that is no answer", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(plugin.Log.Lines, logged => logged.Contains($"line={line}", StringComparison.Ordinal));
        Assert.Equal("inc-1", (await plugin.GetAsync("inc-1")).Id);
        Assert.Equal(1, plugin.State.Starts);
    }

    [Fact]
    public async Task Invoke_NoiseAndStderr_AreLoggedUnderThePluginsName()
    {
        await using var plugin = PluginUnderTest.Mock();

        await plugin.GetAsync("mock-noise");
        await plugin.GetAsync("mock-stderr");

        await plugin.Log.WaitForAsync("plugin output that is no answer plugin=testmock line=2024/01/02 starting plugin...");
        await plugin.Log.WaitForAsync("plugin stderr plugin=testmock line=mockplugin: a line on stderr");
    }

    [Fact]
    public async Task Invoke_ADoubleAnswer_IsNeverHandedToTheNextCaller()
    {
        await using var plugin = PluginUnderTest.Mock();

        for (var i = 0; i < 20; i++)
        {
            Assert.Equal("mock-dup", (await plugin.GetAsync("mock-dup")).Id);
            Assert.Equal($"echo-{i}", (await plugin.GetAsync($"echo-{i}")).Id);
        }

        Assert.True(plugin.State.Starts > 1);
    }

    [Fact]
    public async Task Invoke_DoubleAnswersAmongManyCallers_ReachNobodyElse()
    {
        await using var plugin = PluginUnderTest.Mock();

        var calls = Enumerable.Range(0, 400).Select(async i =>
        {
            var id = i % 10 == 0 ? "mock-dup" : $"echo-{i}";
            var payload = (Incident)await plugin.InvokeAsync("incident.get", new IncidentReference { Id = id });
            Assert.Equal(id, payload.Id);
        });

        await Task.WhenAll(calls);
    }

    [Fact]
    public async Task Invoke_AHang_EndsAtTheDeadlineAndTheNextCallGetsAFreshProcess()
    {
        await using var plugin = PluginUnderTest.Mock(plugin => plugin with { Timeout = TimeSpan.FromSeconds(1) });

        var refusal = await plugin.RefusedAsync("mock-hang");

        Assert.Equal((ErrorCodes.Timeout, "plugin testmock did not answer incident.get within 1 s"), (refusal.Code, refusal.Message));
        Assert.Equal("inc-1", (await plugin.GetAsync("inc-1")).Id);
        Assert.Equal((2, 1), (plugin.State.Starts, plugin.State.Kills));
    }

    [Fact]
    public async Task Invoke_AnUpdateAndAnAppend_SendTheirPayloads()
    {
        await using var plugin = PluginUnderTest.Mock();

        await plugin.InvokeAsync("incident.update", new IncidentUpdate { Id = "inc-1", Input = new UpdateIncidentInput { Title = "new" } });
        var last = await plugin.GetAsync("last");

        var payload = last.Metadata!["last"].GetProperty("payload");
        Assert.Equal("new", payload.GetProperty("input").GetProperty("title").GetString());
    }

    [Fact]
    public async Task Invoke_NumbersInMetadata_KeepEveryDigit()
    {
        await using var plugin = PluginUnderTest.Mock();

        FreeMap metadata = (await plugin.GetAsync("mock-numbers")).Metadata!;

        Assert.Equal("9007199254740993", metadata["big"].GetRawText());
    }
}
