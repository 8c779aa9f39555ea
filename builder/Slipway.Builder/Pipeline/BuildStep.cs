namespace Slipway.Builder.Pipeline;

/// <summary>A part of a stage that ended: how long it took, and whether the cache had it; null where no cache is asked.</summary>
public sealed record BuildStep(BuildStage Stage, string Name, TimeSpan Time, bool? FromCache);
