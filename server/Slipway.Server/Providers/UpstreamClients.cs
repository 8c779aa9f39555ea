using System.Text.Json;
using Slipway.Sdk.Http;
using Slipway.Sdk.Plugins;
using Slipway.Server.Telemetry;

namespace Slipway.Server.Providers;

/// <summary>HTTP clients that name the plugin, hand on the trace and, when told so, reach declared hosts only.</summary>
internal sealed class UpstreamClients(bool enforceEgress, string serverVersion) : IUpstreamClients
{
    private const string ConfigurationMark = "{config:";

    public HttpClient Create(PluginDescription? plugin, JsonElement configuration)
    {
        // Proxies and certificates come from the usual variables, which the framework reads itself.
        HttpMessageHandler handler = new SocketsHttpHandler
        {
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            // A redirect within the inner handler would go round the check.
            AllowAutoRedirect = !enforceEgress,
        };
        if (enforceEgress)
        {
            handler = new EgressHandler(new OutboundHosts(Patterns(plugin, configuration))) { InnerHandler = handler };
        }

        var name = plugin is null ? "" : $"{plugin.Name}/{plugin.Version} ";
        handler = new UpstreamHandler($"{name}ops-server/{serverVersion}") { InnerHandler = handler };
        return new HttpClient(new CallerTraceHandler { InnerHandler = handler });
    }

    private static IEnumerable<string> Patterns(PluginDescription? plugin, JsonElement configuration) =>
        (plugin?.OutboundHosts ?? []).SelectMany(pattern => Expand(pattern, configuration));

    // {config:KEY} stands for the host and port of the address under that key.
    private static IEnumerable<string> Expand(string pattern, JsonElement configuration)
    {
        if (!pattern.StartsWith(ConfigurationMark, StringComparison.Ordinal) || !pattern.EndsWith('}'))
        {
            return [pattern];
        }

        var key = pattern[ConfigurationMark.Length..^1];
        return configuration.TryGetProperty(key, out var value)
            && value.ValueKind == JsonValueKind.String
            && Uri.TryCreate(value.GetString(), UriKind.Absolute, out var address)
            ? [$"{address.IdnHost}:{address.Port}"]
            : [];
    }
}
