using Slipway.Sdk.Json;

namespace Slipway.Plugins.Backstage.Catalog;

/// <summary>What services and teams have in common: how they are told and what finds them.</summary>
internal static class EntityMatch
{
    /// <summary>Labels, and what Backstage says in members of its own; these win.</summary>
    public static Dictionary<string, string> Tags(Entity entity, params ReadOnlySpan<(string Name, string? Value)> members)
    {
        var tags = new Dictionary<string, string>(entity.Labels, StringComparer.Ordinal);
        foreach (var (name, value) in members)
        {
            if (value is not null)
            {
                tags[name] = value;
            }
        }

        return tags;
    }

    /// <summary>What else is known of an entity.</summary>
    public static FreeMap Metadata(Entity entity)
    {
        var metadata = new FreeMap { { "entityRef", entity.Ref.ToString() } };
        if (entity.Description is { } description)
        {
            metadata.Add("description", description);
        }

        if (entity.Tags.Count > 0)
        {
            metadata.Add("tags", entity.Tags);
        }

        if (entity.Links.Count > 0)
        {
            metadata.Add("links", entity.Links);
        }

        return metadata;
    }

    /// <summary>Whether a part of the name or of the title was asked for.</summary>
    public static bool Name(string? wanted, Entity entity) => string.IsNullOrEmpty(wanted)
        || entity.DisplayName.Contains(wanted, StringComparison.OrdinalIgnoreCase)
        || entity.Ref.Name.Contains(wanted, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether all wanted tags are there.</summary>
    public static bool Tags(IReadOnlyDictionary<string, string>? wanted, IReadOnlyDictionary<string, string>? tags) =>
        wanted is null || wanted.All(tag => tags?.GetValueOrDefault(tag.Key) == tag.Value);
}
