using Slipway.Server.Providers;

namespace Slipway.Server.Telemetry;

/// <summary>The counters of stdio plugins.</summary>
internal static class PluginMetrics
{
    public static void Write(MetricsText page, ProviderSet providers)
    {
        _ = (page, providers);
    }
}
