using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using Slipway.Sdk.Calls;
using Slipway.Sdk.Capabilities;
using Slipway.Sdk.Incidents;
using Slipway.Sdk.Json;
using Slipway.Server.Stdio;
using Slipway.Server.Transports;

namespace Slipway.Server.Tests.Stdio;

/// <summary>A stdio transport with a real child process, and the calls that tests make.</summary>
internal sealed class PluginUnderTest : IAsyncDisposable
{
    private static readonly System.Text.Json.JsonSerializerOptions Json =
        WireJson.Lenient(FrameworkV1.Capabilities.Select(capability => capability.Json));

    private readonly TempFolder _folder = new();

    private PluginUnderTest(Func<TempFolder, string> path, Func<StdioPlugin, StdioPlugin>? change, TimeProvider? clock)
    {
        var plugin = new StdioPlugin
        {
            Name = "testmock",
            Capability = "incident",
            Path = path(_folder),
            Timeout = TimeSpan.FromSeconds(20),
            FirstBackoff = TimeSpan.FromMilliseconds(1),
            LongestBackoff = TimeSpan.FromMilliseconds(2),
            Environment = new Dictionary<string, string> { ["PATH"] = "/usr/bin:/bin:" + Environment.GetEnvironmentVariable("PATH") },
        };
        Transport = new StdioTransport(change?.Invoke(plugin) ?? plugin, Log, clock ?? TimeProvider.System) { Observer = Events.Enqueue };
    }

    public StdioTransport Transport { get; }

    public RecordingLog Log { get; } = new();

    public ConcurrentQueue<StdioEvent> Events { get; } = new();

    public StdioState State => Transport.State;

    public string Folder => _folder.Path;

    /// <summary>The plugin of the recorded exchanges.</summary>
    public static PluginUnderTest Mock(Func<StdioPlugin, StdioPlugin>? change = null, TimeProvider? clock = null)
    {
        _ = Tool.Require("python3", "python3");
        return new PluginUnderTest(_ => Repository.PathOf("tests/opsorch/mockplugin.py"), change, clock);
    }

    /// <summary>A shell script.</summary>
    public static PluginUnderTest Shell(string script, Func<StdioPlugin, StdioPlugin>? change = null) =>
        new(folder => Executable(folder, "#!/bin/sh\n" + script), change, null);

    /// <summary>A python program; <c>line</c> and <c>say</c> are there.</summary>
    public static PluginUnderTest Python(string body, Func<StdioPlugin, StdioPlugin>? change = null)
    {
        _ = Tool.Require("python3", "python3");
        return new PluginUnderTest(folder => Executable(folder, "#!/usr/bin/env python3\n" + PythonStart + body), change, null);
    }

    /// <summary>Whatever is at the path.</summary>
    public static PluginUnderTest At(string path, Func<StdioPlugin, StdioPlugin>? change = null) => new(_ => path, change, null);

    private const string PythonStart = """
        import json, os, sys, time
        def say(text): os.write(1, text if isinstance(text, bytes) else text.encode())
        def ok(i): say(json.dumps({"result": {"id": i, "title": "t"}}) + "\n")
        def requests():
            for line in sys.stdin: yield json.loads(line)

        """;

    public async Task<Incident> GetAsync(string id, CancellationToken? cancel = null, string config = "{}") =>
        (Incident)await InvokeAsync("incident.get", new IncidentReference { Id = id }, cancel, config);

    public async Task<object> InvokeAsync(string operation, object request, CancellationToken? cancel = null, string config = "{}") =>
        await Transport.InvokeAsync(Call(operation, request, config), cancel ?? TestContext.Current.CancellationToken);

    public async Task<ProviderException> RefusedAsync(string id) =>
        await Assert.ThrowsAsync<ProviderException>(() => GetAsync(id));

    public static ProviderCall Call(string operation, object request, string config = "{}") =>
        new(Find(operation), request, new CallContext { RequestId = "req-1" }, Json)
        {
            Configuration = Encoding.UTF8.GetBytes(config),
        };

    private static Operation Find(string operation) =>
        FrameworkV1.Capabilities.SelectMany(capability => capability.Operations).Single(candidate => candidate.Name == operation);

    /// <summary>Writes a file that may be executed.</summary>
    public static string Executable(TempFolder folder, string text)
    {
        var path = folder.Write("plugin", text);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, (UnixFileMode)0b111_101_101);
        }

        return path;
    }

    /// <summary>Waits for what happens on other threads.</summary>
    public static async Task UntilAsync(Func<bool> condition)
    {
        var watch = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), "it did not happen");
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Transport.DisposeAsync();
        _folder.Dispose();
    }
}
