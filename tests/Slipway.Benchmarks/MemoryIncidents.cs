using Slipway.Sdk.Calls;
using Slipway.Sdk.Incidents;
using Slipway.Sdk.Json;

namespace Slipway.Benchmarks;

/// <summary>A provider that costs nothing itself: what is measured is the server around it.</summary>
internal sealed class MemoryIncidents : IIncidentProvider
{
    private static readonly Page<Incident> One = Pages.Of(
    [
        new Incident
        {
            Id = "inc-1",
            Title = "Checkout latency",
            Status = "open",
            Severity = "sev2",
            Service = "checkout",
            CreatedAt = Timestamp.Parse("2024-01-02T03:04:05Z"),
            UpdatedAt = Timestamp.Parse("2024-01-02T04:05:06Z"),
        },
    ]);

    public Task<Page<Incident>> QueryAsync(IncidentQuery request, CallContext call, CancellationToken cancellationToken) => Task.FromResult(One);
}
