namespace Slipway.Images.Registries;

/// <summary>One request and how it ended. Queries are left out: they may be signed, and a signature is a secret.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Host">The host and port that were asked.</param>
/// <param name="Path">The path without its query.</param>
/// <param name="Status">The status, or 0 when there was no answer.</param>
/// <param name="Sent">How many bytes the request carried.</param>
public sealed record RegistryExchange(string Method, string Host, string Path, int Status, long Sent);
