namespace Slipway.Trust.Advisories.Scanning;

/// <summary>A component that no database was asked about, and why.</summary>
public sealed record UncheckedComponent(string Ref, string Reason);
