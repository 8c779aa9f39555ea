using Slipway.Sdk.Orchestration;

namespace Slipway.Plugins.Runbooks.Runs;

/// <summary>A run as it is kept: what everybody sees, and the keys under which calls may be repeated.</summary>
/// <param name="Run">The run.</param>
internal sealed record StoredRun(Run Run)
{
    /// <summary>The key with which it was started.</summary>
    public string? StartKey { get; init; }

    /// <summary>The keys with which its steps were completed, by the id of the step.</summary>
    public IReadOnlyDictionary<string, string> StepKeys { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether nothing is left to do.</summary>
    public bool IsFinished => Run.Status == RunProgress.Completed;
}
