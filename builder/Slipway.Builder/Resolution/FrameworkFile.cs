namespace Slipway.Builder.Resolution;

/// <summary>A file of a shared framework.</summary>
public sealed record FrameworkFile(string Name, Version? AssemblyVersion, Version? FileVersion);
