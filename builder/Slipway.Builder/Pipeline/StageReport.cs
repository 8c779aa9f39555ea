namespace Slipway.Builder.Pipeline;

/// <summary>A stage that ended: how long it took and, in a few words, what it made.</summary>
public sealed record StageReport(BuildStage Stage, TimeSpan Time, string Summary);
