using System.Text.Json;

namespace Slipway.Plugins.Backstage.Catalog;

/// <summary>
/// Reads entities in the form of https://backstage.io/docs/features/software-catalog/descriptor-format. A server has worked out how
/// they relate and says so in relations; a file has only what is under spec.
/// </summary>
internal static class EntityReader
{
    private const string Group = "group";
    private const string User = "user";
    private const string ViewUrl = "backstage.io/view-url";

    /// <summary>The entity.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static Entity Read(JsonElement entity)
    {
        var (metadata, spec) = (Object(entity, "metadata"), Object(entity, "spec"));
        var kind = Text(entity, "kind") ?? throw new FormatException("kind is missing");
        var name = Text(metadata, "name") ?? throw new FormatException("metadata.name is missing");
        var self = EntityRef.Of(kind, Text(metadata, "namespace"), name);
        if (EntityRef.Parse(self.ToString(), kind) is null)
        {
            throw new FormatException($"{self} is no name of an entity");
        }

        var profile = Object(spec, "profile");
        return new Entity
        {
            Ref = self,
            DisplayName = Text(profile, "displayName") ?? Text(metadata, "title") ?? name,
            Description = Text(metadata, "description"),
            Labels = Members(Object(metadata, "labels")),
            Tags = Texts(metadata, "tags"),
            Links = Links(metadata),
            ViewUrl = Text(Object(metadata, "annotations"), ViewUrl),
            Type = Text(spec, "type"),
            Lifecycle = Text(spec, "lifecycle"),
            Email = Text(profile, "email"),
            Owner = Related("ownedBy", "owner", Group).FirstOrDefault(),
            System = EntityRef.Parse(Text(spec, "system"), "system", self.Namespace),
            Parent = Related("childOf", "parent", Group).FirstOrDefault(),
            DependsOn = Related("dependsOn", "dependsOn", "component"),
            Children = Related("parentOf", "children", Group),
            Members = Related("hasMember", "members", User),
            MemberOf = Related("memberOf", "memberOf", Group),
        };

        EntityRef[] Related(string relation, string member, string otherKind)
        {
            var targets = Items(entity, "relations").Where(item => Text(item, "type") == relation).Select(item => Text(item, "targetRef")).ToArray();
            var said = targets.Length > 0 ? targets : Text(spec, member) is { } one ? [one] : Texts(spec, member);
            return [.. said.Select(text => EntityRef.Parse(text, otherKind, self.Namespace)).OfType<EntityRef>()];
        }
    }

    private static JsonElement Object(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object ? value : default;

    private static string? Text(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;

    private static JsonElement[] Items(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : [];

    private static string[] Texts(JsonElement parent, string name) =>
        [.. Items(parent, name).Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)];

    private static string[] Links(JsonElement metadata) => [.. Items(metadata, "links").Select(link => Text(link, "url")).OfType<string>()];

    // Files write labels such as `tier: 1` without quotes, which the form does not allow and everybody does.
    private static Dictionary<string, string> Members(JsonElement map) => map.ValueKind != JsonValueKind.Object ? [] : map.EnumerateObject()
        .Where(member => member.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False)
        .ToDictionary(member => member.Name, member => member.Value.ToString(), StringComparer.Ordinal);
}
