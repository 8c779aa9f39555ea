using System.Globalization;
using System.Text;
using Slipway.Server.Hosting;
using Slipway.Server.Http;
using Slipway.Server.Routing;
using Slipway.Server.Telemetry;

namespace Slipway.Server.Documents;

/// <summary><c>GET /metrics</c>: the server's own counters in the text format of Prometheus.</summary>
internal sealed class MetricsPage(ServerParts parts, IReadOnlyList<BoundApi> apis, DateTimeOffset started)
{
    private const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    private readonly IReadOnlyList<OperationStatistics> _statistics =
        [.. apis.SelectMany(api => api.Routes).Select(route => route.Statistics).Distinct()];

    public ValueTask SendAsync(Exchange exchange)
    {
        var page = new MetricsText();
        WriteOperations(page);
        WriteProviders(page);
        WriteProcess(page);
        return exchange.SendAsync(200, ContentType, Encoding.UTF8.GetBytes(page.ToString()));
    }

    private void WriteOperations(MetricsText page)
    {
        page.Family("opsserver_operations_total", "counter", "Calls of operations by the status of their answer; 499 means the caller left.");
        foreach (var one in _statistics)
        {
            foreach (var (status, count) in one.ByStatus())
            {
                page.Sample(
                    "opsserver_operations_total", count, ("capability", one.Capability), ("operation", one.Operation), ("status", Text(status)));
            }
        }

        page.Family("opsserver_operation_duration_seconds", "histogram", "How long calls of operations took.");
        foreach (var one in _statistics.Where(one => one.Durations.Cumulated()[^1] > 0))
        {
            page.Histogram("opsserver_operation_duration_seconds", one.Durations, ("capability", one.Capability), ("operation", one.Operation));
        }
    }

    private void WriteProviders(MetricsText page)
    {
        page.Family("opsserver_provider_configured", "gauge", "1 when a provider serves the capability.");
        foreach (var slot in parts.Providers.All)
        {
            page.Sample("opsserver_provider_configured", slot.Provider is null ? 0 : 1, ("capability", slot.Capability.Name));
        }

        PluginMetrics.Write(page, parts.Providers);
    }

    private void WriteProcess(MetricsText page)
    {
        var identity = parts.Composition.Identity;
        page.Family("opsserver_build_info", "gauge", "What runs; the value is always 1.");
        page.Sample("opsserver_build_info", 1, ("name", identity.Name), ("version", identity.Version), ("server_version", identity.ServerVersion));
        page.Family("process_start_time_seconds", "gauge", "When the server started, in seconds since 1970.");
        page.Sample("process_start_time_seconds", started.ToUnixTimeMilliseconds() / 1000.0);
        page.Family("process_resident_memory_bytes", "gauge", "Resident memory.");
        page.Sample("process_resident_memory_bytes", Environment.WorkingSet);
        page.Family("process_cpu_seconds_total", "counter", "Time spent on processors.");
        page.Sample("process_cpu_seconds_total", Environment.CpuUsage.TotalTime.TotalSeconds);
        page.Family("dotnet_gc_heap_bytes", "gauge", "Managed heap after the last collection.");
        page.Sample("dotnet_gc_heap_bytes", GC.GetGCMemoryInfo().HeapSizeBytes);
        page.Family("dotnet_gc_collections_total", "counter", "Collections by generation.");
        for (var generation = 0; generation <= GC.MaxGeneration; generation++)
        {
            page.Sample("dotnet_gc_collections_total", GC.CollectionCount(generation), ("generation", Text(generation)));
        }

        page.Family("dotnet_threadpool_threads", "gauge", "Threads of the pool.");
        page.Sample("dotnet_threadpool_threads", ThreadPool.ThreadCount);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
