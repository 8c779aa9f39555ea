namespace Slipway.Server.Tests.Dashboards.Sdk;

/// <summary>Filters dashboards.</summary>
public sealed record DashboardQuery
{
    public string? Query { get; init; }
}
