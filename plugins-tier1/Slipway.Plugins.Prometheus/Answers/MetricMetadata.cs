namespace Slipway.Plugins.Prometheus.Answers;

/// <summary>Type, help and unit of a metric, as its exporters tell them.</summary>
internal sealed record MetricMetadata(string Type, string Help, string Unit);
