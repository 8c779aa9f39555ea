namespace Slipway.Server.Access;

/// <summary>Who a request is authenticated as.</summary>
/// <param name="Name">The name of the token; null when the server runs without tokens.</param>
/// <param name="Scope">What it may do.</param>
internal sealed record Principal(string? Name, Scope Scope)
{
    /// <summary>Everybody, on a server without tokens.</summary>
    public static Principal Anyone { get; } = new(null, Scope.Admin);
}
