using System.Collections.Concurrent;

namespace Slipway.Builder.Pipeline;

/// <summary>What took how long within the stages, in the order in which it ended.</summary>
public sealed class StepLog(TimeProvider clock)
{
    private readonly ConcurrentQueue<BuildStep> _steps = [];

    /// <summary>The parts that ended so far.</summary>
    public IReadOnlyList<BuildStep> Steps => [.. _steps];

    /// <summary>Runs a part and measures it.</summary>
    public async Task<T> MeasureAsync<T>(BuildStage stage, string name, Func<Task<T>> run, Func<T, bool?>? fromCache = null)
    {
        var start = clock.GetTimestamp();
        var made = await run();
        _steps.Enqueue(new BuildStep(stage, name, clock.GetElapsedTime(start), fromCache?.Invoke(made)));
        return made;
    }

    /// <summary>Runs a part and measures it.</summary>
    public T Measure<T>(BuildStage stage, string name, Func<T> run)
    {
        var start = clock.GetTimestamp();
        var made = run();
        _steps.Enqueue(new BuildStep(stage, name, clock.GetElapsedTime(start), FromCache: null));
        return made;
    }
}
