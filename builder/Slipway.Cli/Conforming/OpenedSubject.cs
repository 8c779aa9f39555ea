using Slipway.Cli.Verbs;
using Slipway.Conformance.Running;

namespace Slipway.Cli.Conforming;

/// <summary>What is checked, and what has to be put away afterwards.</summary>
/// <param name="Subject">What is checked.</param>
/// <param name="PutAway">Puts it away.</param>
internal sealed record OpenedSubject(ConformanceSubject Subject, Func<Task>? PutAway = null) : IAsyncDisposable
{
    /// <summary>The image that a report can be attached to, when it is one.</summary>
    public SigningTarget? Image { get; init; }

    public async ValueTask DisposeAsync()
    {
        if (PutAway is { } putAway)
        {
            await putAway();
        }
    }
}
