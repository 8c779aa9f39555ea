using System.Text.Json;
using Slipway.Sdk.Plugins;

namespace Slipway.Server.Providers;

/// <summary>Makes the HTTP clients of compiled-in providers.</summary>
internal interface IUpstreamClients
{
    /// <summary>A client for a plugin; null for what the server brings itself.</summary>
    HttpClient Create(PluginDescription? plugin, JsonElement configuration);
}
