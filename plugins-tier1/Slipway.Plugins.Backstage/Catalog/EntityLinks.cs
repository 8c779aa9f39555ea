namespace Slipway.Plugins.Backstage.Catalog;

/// <summary>Where people see an entity.</summary>
internal sealed class EntityLinks(string? app)
{
    /// <summary>Its page in Backstage, else its file.</summary>
    public string? To(Entity entity) => app is null
        ? entity.ViewUrl
        : string.Join('/', [app, "catalog", .. new[] { entity.Ref.Namespace, entity.Ref.Kind, entity.Ref.Name }.Select(Uri.EscapeDataString)]);
}
