using Slipway.Generator.Equality;

namespace Slipway.Generator.Plugin;

/// <summary>A capability that a provider serves.</summary>
/// <param name="Name">The canonical name.</param>
/// <param name="Operations">The short names of the operations whose members the provider implements, in the order of the contract.</param>
internal sealed record ServedCapability(string Name, EquatableArray<string> Operations);
