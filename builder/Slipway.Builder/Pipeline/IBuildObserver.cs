namespace Slipway.Builder.Pipeline;

/// <summary>Is told how a build goes on. It must return at once.</summary>
public interface IBuildObserver
{
    /// <summary>A stage begins.</summary>
    void StageStarted(BuildStage stage);

    /// <summary>A stage ended.</summary>
    void StageEnded(StageReport report);
}
