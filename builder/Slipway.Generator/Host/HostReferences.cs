using Slipway.Generator.Equality;

namespace Slipway.Generator.Host;

/// <summary>What the references of a host bring.</summary>
/// <param name="HaveSdk">Whether Slipway.Sdk is among them.</param>
/// <param name="Plugins">The plugins, ordinally by identity and assembly.</param>
internal sealed record HostReferences(bool HaveSdk, EquatableArray<ReferencedPlugin> Plugins)
{
    public static HostReferences None { get; } = new(false, default);
}
