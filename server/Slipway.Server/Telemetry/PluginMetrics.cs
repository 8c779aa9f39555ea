using Slipway.Server.Providers;
using Slipway.Server.Stdio;

namespace Slipway.Server.Telemetry;

/// <summary>The counters of stdio plugins.</summary>
internal static class PluginMetrics
{
    private static readonly (string Name, string Type, string Help, Func<StdioState, double> Value)[] Families =
    [
        ("opsserver_plugin_processes", "gauge", "Running processes of a plugin.", static state => state.ProcessIds.Count),
        ("opsserver_plugin_starts_total", "counter", "Processes started.", static state => state.Starts),
        ("opsserver_plugin_restarts_total", "counter", "Processes started in place of one that had ended.", static state => state.Restarts),
        ("opsserver_plugin_kills_total", "counter", "Processes ended by force.", static state => state.Kills),
        ("opsserver_plugin_calls_total", "counter", "Calls accepted.", static state => state.Calls),
        ("opsserver_plugin_failures_total", "counter", "Calls that failed for a reason of the process.", static state => state.Failures),
        ("opsserver_plugin_queue_length", "gauge", "Calls that wait for their turn.", static state => state.QueueLength),
    ];

    public static void Write(MetricsText page, ProviderSet providers)
    {
        List<(StdioPlugin Plugin, StdioState State)> plugins = [.. providers.All
            .Select(slot => slot.Provider?.Transport)
            .OfType<StdioTransport>()
            .Select(transport => (transport.Plugin, transport.State))];
        foreach (var (name, type, help, value) in plugins.Count == 0 ? [] : Families)
        {
            page.Family(name, type, help);
            foreach (var (plugin, state) in plugins)
            {
                page.Sample(name, value(state), ("capability", plugin.Capability), ("plugin", plugin.Name));
            }
        }
    }
}
