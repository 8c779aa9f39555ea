namespace Slipway.Builder.Pipeline;

/// <summary>Runs stages, measures them, and tells the observer.</summary>
internal sealed class StageRun(BuildContext context)
{
    private readonly List<StageReport> _reports = [];

    /// <summary>The stages that ran so far.</summary>
    public IReadOnlyList<StageReport> Reports => [.. _reports];

    /// <summary>Runs a stage; null when it made nothing.</summary>
    public async Task<T?> Async<T>(BuildStage stage, Func<Task<T?>> run, Func<T, string> summary)
        where T : class
    {
        context.Observer.StageStarted(stage);
        var start = context.Clock.GetTimestamp();
        var made = await run();
        var report = new StageReport(stage, context.Clock.GetElapsedTime(start), made is null ? "failed" : summary(made));
        _reports.Add(report);
        context.Observer.StageEnded(report);
        return made;
    }
}
