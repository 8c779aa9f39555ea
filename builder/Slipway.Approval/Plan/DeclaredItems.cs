using System.Text.Json;
using System.Text.Json.Nodes;
using Slipway.Builder.Packages;
using Slipway.Metadata.Plugins;

namespace Slipway.Approval.Plan;

/// <summary>What a plugin says of itself. For compiled-in plugins all of it is declared, and checked by reading; nothing enforces it.</summary>
internal static class DeclaredItems
{
    public static IEnumerable<PlanItem> Of(PluginManifest plugin, PackageFile package)
    {
        IEnumerable<PlanItem> items =
        [
            new(PlanKind.Publisher, PlanKind.Publisher, plugin.Publisher),
            .. plugin.License is { } licence ? [new PlanItem(PlanKind.Licence, PlanKind.Licence, licence)] : Array.Empty<PlanItem>(),
            .. plugin.Owners.Select(owner => new PlanItem(PlanKind.Owner, owner.Team, owner.Contact)),
            .. plugin.Permissions.Select(permission => new PlanItem(PlanKind.Permission, permission)),
            .. plugin.OutboundHosts.Select(host => new PlanItem(PlanKind.Host, host.ToString())),
            .. plugin.Secrets.Select(secret => new PlanItem(PlanKind.Secret, secret.Name, secret.Required ? "required" : "optional")),
            .. plugin.Providers.SelectMany(provider => Keys(provider, package)),
            .. plugin.Providers.Select(provider => new PlanItem(PlanKind.Provider, $"{provider.Capability}/{provider.Name}", string.Join(", ", provider.Operations))),
            .. plugin.Compatibility is { } fits ? [new PlanItem(PlanKind.Compatibility, PlanKind.Compatibility, $"framework API {fits.FrameworkApi ?? "undeclared"}, server {fits.MinServerVersion?.ToString() ?? "undeclared"} to {fits.MaxServerVersion?.ToString() ?? "undeclared"}")] : Array.Empty<PlanItem>(),
        ];
        return items.Select(item => item with { Of = plugin.Id });
    }

    private static List<PlanItem> Keys(PluginProvider provider, PackageFile package)
    {
        if (provider.Configuration is not { } path || !package.Has(path))
        {
            return [];
        }

        try
        {
            var schema = JsonNode.Parse(package.Read(path)) as JsonObject;
            var required = (schema?["required"] as JsonArray ?? []).Select(name => (string?)name).ToHashSet(StringComparer.Ordinal);
            return [.. (schema?["properties"] as JsonObject ?? []).Select(property => new PlanItem(
                PlanKind.Configuration, $"{provider.Capability}/{provider.Name} {property.Key}", required.Contains(property.Key) ? "required" : "optional"))];
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // A schema that nobody can read declares no keys; packing and conformance refuse it.
            return [];
        }
    }
}
