namespace Slipway.Trust.Sbom;

/// <summary>Who makes or supplies something.</summary>
/// <param name="Name">The name.</param>
/// <param name="Url">Where they are found.</param>
/// <param name="Email">Where a report of a weakness goes.</param>
public sealed record Organization(string Name, string? Url = null, string? Email = null);
