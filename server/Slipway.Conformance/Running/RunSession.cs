using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Slipway.Conformance.Fixtures;
using Slipway.Conformance.Launching;
using Slipway.Conformance.Targets;
using Slipway.Sdk.Capabilities;

namespace Slipway.Conformance.Running;

/// <summary>What all checks of a run share.</summary>
internal sealed class RunSession(ConformanceSubject subject)
{
    private readonly ConcurrentQueue<Exchanged> _exchanges = [];
    private readonly ConcurrentQueue<string> _heard = [];

    public ConformanceSubject Subject { get; } = subject;

    public ConformanceFixture? Fixture => Subject.Fixtures.Medium;

    public FixtureUpstream? Upstream { get; set; }

    /// <summary>The folder of a plugin in this process.</summary>
    public string? Folder { get; set; }

    public IConformanceTarget? Target { get; set; }

    public HttpTarget? Http => Target as HttpTarget;

    /// <summary>The server that the kit started.</summary>
    public IServerRun? Server { get; set; }

    /// <summary>How long the server took until it was ready; null when it never was.</summary>
    public TimeSpan? StartTime { get; set; }

    /// <summary>Why there is nothing to check; null when there is.</summary>
    public string? Fault { get; set; }

    /// <summary>Whether the server ended in time when it was asked to.</summary>
    public bool? StoppedInTime { get; set; }

    public IReadOnlyList<Exchanged> Exchanges => [.. _exchanges];

    /// <summary>Everything that was heard from the target.</summary>
    public IEnumerable<string> Heard => _heard.Concat(Server is { } server ? [server.Output, server.Error] : []);

    public void Hear(string text) => _heard.Enqueue(text);

    public async Task<CallAnswer> CallAsync(Operation operation, JsonObject request, CancellationToken token)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(token);
        limit.CancelAfter(Subject.Settings.CallBudget);
        try
        {
            var answer = await Target!.CallAsync(operation, request, limit.Token).WaitAsync(limit.Token);
            _exchanges.Enqueue(new Exchanged(operation, answer));
            Hear(answer.Text);
            return answer;
        }
        catch (OperationCanceledException) when (!token.IsCancellationRequested)
        {
            throw new CheckBlockedException($"{operation.Name} does not answer");
        }
        catch (HttpRequestException exception)
        {
            throw new CheckBlockedException($"{operation.Name} cannot be called: {exception.Message.TrimEnd('.')}");
        }
    }
}
