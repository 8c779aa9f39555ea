namespace Slipway.Trust.Advisories.Osv;

/// <summary>A point on the line of versions where something changes.</summary>
public readonly record struct OsvEvent(OsvEventKind Kind, string Version);
