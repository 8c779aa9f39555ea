namespace Slipway.Builder.Pipeline;

/// <summary>Tells nobody.</summary>
public sealed class SilentObserver : IBuildObserver
{
    /// <inheritdoc />
    public void StageStarted(BuildStage stage)
    {
    }

    /// <inheritdoc />
    public void StageEnded(StageReport report)
    {
    }
}
