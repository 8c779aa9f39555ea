using Slipway.Sdk.Plugins;

namespace Slipway.Server.Providers;

/// <summary>A compiled-in provider and the plugin that brought it; null for what the server brings itself.</summary>
internal sealed record RegisteredProvider(ProviderRegistration Registration, PluginDescription? Plugin);
