namespace Slipway.Server.Tests.Dashboards.Sdk;

/// <summary>A dashboard.</summary>
public sealed record Dashboard
{
    public string Id { get; init; } = "";

    public string Title { get; init; } = "";
}
