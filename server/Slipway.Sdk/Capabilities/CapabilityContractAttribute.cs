namespace Slipway.Sdk.Capabilities;

/// <summary>Marks an interface as what the providers of a capability implement. The plugin generator reads it.</summary>
/// <param name="capability">The canonical name of the capability.</param>
[AttributeUsage(AttributeTargets.Interface)]
public sealed class CapabilityContractAttribute(string capability) : Attribute
{
    /// <summary>The canonical name of the capability.</summary>
    public string Capability { get; } = capability;
}
