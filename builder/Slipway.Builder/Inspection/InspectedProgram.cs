namespace Slipway.Builder.Inspection;

/// <summary>A stdio plugin of an image: its name, and the digest of the bytes that lie there.</summary>
public sealed record InspectedProgram(string Name, string Sha256);
