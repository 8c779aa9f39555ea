namespace Slipway.Sdk.Calls;

/// <summary>Who a caller claims to act for.</summary>
/// <param name="Type">Kind of actor: <c>user</c> or <c>copilot</c>.</param>
/// <param name="Id">Id of the actor, as the caller states it.</param>
public sealed record Actor(string Type, string Id)
{
    /// <summary>Nobody in particular.</summary>
    public static Actor Unknown { get; } = new("user", "unknown");
}
