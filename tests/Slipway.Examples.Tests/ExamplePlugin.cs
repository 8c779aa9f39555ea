using System.Runtime.InteropServices;
using Slipway.Sdk.Calls;
using Slipway.Sdk.Capabilities;
using Slipway.Sdk.Json;
using Slipway.Server.Logging;
using Slipway.Server.Stdio;
using Slipway.Server.Transports;

namespace Slipway.Examples.Tests;

/// <summary>An example plugin as the server runs it: a child process behind the stdio transport.</summary>
internal sealed class ExamplePlugin(string capability, string program) : IAsyncDisposable
{
    private static readonly System.Text.Json.JsonSerializerOptions Json =
        WireJson.Lenient(FrameworkV1.Capabilities.Select(definition => definition.Json));

    private readonly StdioTransport _transport = new(
        new StdioPlugin
        {
            Name = Path.GetFileName(program),
            Capability = capability,
            Path = program,
            Environment = new Dictionary<string, string> { ["PATH"] = "/usr/bin:/bin", ["DOTNET_ROOT"] = DotnetRoot },
        },
        new SilentLog(),
        TimeProvider.System);

    /// <summary>A program of plugins-tier1/examples that was built with this test.</summary>
    public static ExamplePlugin Built(string capability, string name)
    {
        var configuration = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        return new ExamplePlugin(capability, Repository.PathOf($"artifacts/bin/{name}/{configuration}_linux-x64/{name}"));
    }

    public StdioState State => _transport.State;

    private static string DotnetRoot => Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../.."));

    public async Task<T> CallAsync<T>(string operation, object request)
    {
        var definition = FrameworkV1.Capabilities.Single(candidate => candidate.Name == capability)[operation];
        var call = new ProviderCall(definition, request, new CallContext { RequestId = "req-1" }, Json) { Configuration = "{}"u8.ToArray() };
        return (T)await _transport.InvokeAsync(call, TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => _transport.DisposeAsync();

    private sealed class SilentLog : IServerLog
    {
        public bool IsEnabled(ServerLogLevel level) => false;

        public void Write(ServerLogLevel level, string message, params ReadOnlySpan<(string Name, object? Value)> fields)
        {
        }
    }
}
