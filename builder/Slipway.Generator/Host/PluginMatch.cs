namespace Slipway.Generator.Host;

/// <summary>A plugin that is both referenced and named.</summary>
internal sealed record PluginMatch(ReferencedPlugin Reference, ProjectedPlugin Named)
{
    public HostPlugin ToHostPlugin() => new()
    {
        Publisher = Reference.Publisher,
        Name = Reference.Name,
        Version = Named.Version,
        PackageId = Named.PackageId,
        PackageHash = Named.PackageHash,
        Tier = Named.Tier,
        FrameworkApi = Reference.FrameworkApi,
        Type = Reference.Type!,
        Providers = Reference.Providers,
        Permissions = Reference.Permissions,
        OutboundHosts = Reference.OutboundHosts,
    };
}
