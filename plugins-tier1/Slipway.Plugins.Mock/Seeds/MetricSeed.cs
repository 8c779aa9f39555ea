namespace Slipway.Plugins.Mock.Seeds;

/// <summary>The metrics of the mock, by name.</summary>
internal static class MetricSeed
{
    public static IReadOnlyList<string> LabelNames { get; } = ["environment", "service", "team"];

    public static IReadOnlyList<MockMetric> All { get; } =
    [
        Make("cpu_usage_ratio", "gauge", "ratio", "Share of the processors in use."),
        Make("http_request_duration_seconds", "gauge", "seconds", "Mean time of an answer."),
        Make("http_requests_total", "counter", "requests", "Requests served since the start."),
        Make("memory_usage_bytes", "gauge", "bytes", "Memory in use."),
    ];

    public static MockMetric? Find(string name) => All.FirstOrDefault(metric => metric.Name == name);

    private static MockMetric Make(string name, string type, string unit, string description) => new(name, type, unit, description)
    {
        Sources =
        [
            .. from service in World.Services.Select((service, place) => (service, place))
               from environment in World.Environments.Select((environment, place) => (environment, place))
               select new MetricSource(
                   Labels(service.service, environment.environment),
                   (service.place * World.Environments.Count) + environment.place + 1,
                   type == "counter"),
        ],
    };

    private static Dictionary<string, string> Labels(MockService service, string environment) => new(StringComparer.Ordinal)
    {
        ["environment"] = environment,
        ["service"] = service.Id,
        ["team"] = service.Team,
    };
}
