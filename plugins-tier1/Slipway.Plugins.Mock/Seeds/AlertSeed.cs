using Slipway.Sdk.Alerts;
using Slipway.Sdk.Json;

namespace Slipway.Plugins.Mock.Seeds;

/// <summary>The alerts of the mock's history.</summary>
internal static class AlertSeed
{
    private static readonly string[] Rules = ["HighLatency", "ErrorRate", "DiskAlmostFull", "CertificateExpires"];
    private static readonly string[] Statuses = ["firing", "firing", "resolved"];
    private static readonly string[] Severities = ["critical", "warning", "info"];

    public static Alert Make(string id, int number, int count)
    {
        var service = World.ServiceOf(number);
        var rule = World.Pick(Rules, number);
        var fired = World.Epoch.AddMinutes((number - count - 1) * 15);
        return new Alert
        {
            Id = id,
            Title = World.Text($"{rule} on {service.Name}"),
            Description = World.Text($"Seeded alert {number} of rule {rule}."),
            Status = World.Pick(Statuses, number),
            Severity = World.Pick(Severities, number),
            Service = service.Id,
            Url = World.Link("alerts", id),
            CreatedAt = fired,
            UpdatedAt = fired.AddMinutes(5),
            Fields = new FreeMap { { "rule", rule }, { "environment", World.EnvironmentOf(number) }, { "team", service.Team } },
            Metadata = new FreeMap { { "source", "mock" } },
        };
    }
}
