using Slipway.Sdk.Plugins;

namespace Slipway.Plugins.Elasticsearch;

/// <summary>Logs in Elasticsearch.</summary>
[Plugin("slipway", "elasticsearch")]
public static partial class ElasticsearchPlugin;
