namespace Slipway.Builder.Locking;

/// <summary>A plugin program in the image, as a lock has it.</summary>
public sealed record LockedProgram(string Name, string Capability, string Sha256, string? Platform);
