using Slipway.Plugins.Shared.Http;
using Slipway.Sdk.Configuration;
using Slipway.Sdk.Plugins;

namespace Slipway.Plugins.Backstage.Catalog;

/// <summary>Opens the catalog that a configuration names.</summary>
internal static class Catalogs
{
    /// <summary>The catalog, and the address below which its entities are shown, if there is one.</summary>
    /// <exception cref="ConfigurationException">Keys contradict each other.</exception>
    public static (ICatalog Catalog, EntityLinks Links) Open(BackstageConfiguration configuration, ProviderContext context)
    {
        var problems = new List<ConfigurationProblem>();
        var address = configuration.Url is { } url ? HttpUpstreamSettings.AddressOf("url", url, problems) : null;
        var app = configuration.AppUrl is { } appUrl ? HttpUpstreamSettings.AddressOf("appUrl", appUrl, problems) : address;
        HttpUpstreamSettings.Require("token", configuration.Token, problems);
        if (configuration.Url is null == configuration.Files is null)
        {
            problems.Add(new("url", "or files is required, and only one of them"));
        }

        if (configuration.Files is { } files && !File.Exists(files) && !Directory.Exists(files))
        {
            problems.Add(new("files", "names neither a file nor a folder"));
        }

        if (configuration.Types.Any(type => type.Length == 0 || type.Contains(',', StringComparison.Ordinal)))
        {
            problems.Add(new("types", "has an empty one or one with a comma; write each type as an item of the list"));
        }

        if (problems.Count > 0)
        {
            throw new ConfigurationException([.. problems]);
        }

        ICatalog catalog = address is not null
            ? CatalogServer.Of(address, configuration, context)
            : new CatalogFiles(configuration.Files!, configuration.Refresh, context);
        return (catalog, new EntityLinks(app));
    }
}
