namespace Slipway.Sdk.Plugins;

/// <summary>What the host gives to a provider when it makes one.</summary>
public sealed class ProviderContext
{
    private readonly Func<HttpClient> _createHttpClient;

    /// <summary>A context whose HTTP clients come from <paramref name="createHttpClient"/>.</summary>
    public ProviderContext(Func<HttpClient> createHttpClient) => _createHttpClient = createHttpClient;

    /// <summary>The capability that the provider serves.</summary>
    public required string Capability { get; init; }

    /// <summary>The provider's name.</summary>
    public required string Provider { get; init; }

    /// <summary>Where the provider logs; never secrets, never what users wrote.</summary>
    public required IPluginLog Log { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>
    /// A client for the upstream: traced, named after the plugin, and bound to the declared hosts where the server
    /// enforces them. The provider keeps and disposes it.
    /// </summary>
    public HttpClient CreateHttpClient() => _createHttpClient();
}
