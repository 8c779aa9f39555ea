namespace Slipway.Plugins.Mock.Seeds;

/// <summary>A metric of the mock and the series that it has.</summary>
internal sealed record MockMetric(string Name, string Type, string Unit, string Description)
{
    /// <summary>One series for each service and environment.</summary>
    public required IReadOnlyList<MetricSource> Sources { get; init; }
}
