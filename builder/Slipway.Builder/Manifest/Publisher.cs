namespace Slipway.Builder.Manifest;

/// <summary>Who builds and answers for a server.</summary>
public sealed record Publisher(string Name, string? Url, string? Contact);
