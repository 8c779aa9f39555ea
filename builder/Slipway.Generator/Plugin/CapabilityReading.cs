using Microsoft.CodeAnalysis;
using Slipway.Generator.Diagnostics;
using Slipway.Generator.Equality;
using Slipway.Generator.Symbols;

namespace Slipway.Generator.Plugin;

/// <summary>Reads what a provider serves: the contracts among its interfaces, and which of their operations it implements itself.</summary>
internal static class CapabilityReading
{
    public static EquatableArray<ServedCapability> Read(INamedTypeSymbol type, Place place, ProblemList problems)
    {
        var served = new List<ServedCapability>();
        var contracts = type.AllInterfaces.Where(candidate => candidate.Attribute(SdkNames.CapabilityContract) is not null).ToList();
        if (contracts.Count == 0)
        {
            problems.Add(ProviderRules.ServesNothing, place, type.Name);
        }

        foreach (var contract in contracts)
        {
            var capability = contract.Attribute(SdkNames.CapabilityContract)!.Text(0) ?? "";
            var operations = Operations(contract, capability);
            var obstacle = served.Any(other => other.Name == capability)
                ? $"claims the capability '{capability}' like another of its contracts"
                : Obstacle(contract, capability, operations);
            if (obstacle is not null)
            {
                problems.Add(ProviderRules.Capability, place, contract.Name, type.Name, obstacle);
                continue;
            }

            var offered = operations.Where(operation => IsImplementedBy(type, operation.Member)).ToList();
            if (offered.Count == 0)
            {
                var members = string.Join(", ", operations.Select(operation => operation.Member.Name));
                problems.Add(ProviderRules.OffersNothing, place, type.Name, contract.Name, members);
            }

            var shortNames = offered.Select(operation => operation.Name.Substring(capability.Length + 1));
            served.Add(new ServedCapability(capability, shortNames.ToEquatableArray()));
        }

        return served.OrderBy(capability => capability.Name, StringComparer.Ordinal).ToEquatableArray();
    }

    private static List<(string Name, IMethodSymbol Member)> Operations(INamedTypeSymbol contract, string capability) =>
    [
        .. contract.GetMembers().OfType<IMethodSymbol>()
            .Select(member => (Name: member.Attribute(SdkNames.Operation)?.Text(0) ?? "", Member: member))
            .Where(operation => operation.Name.StartsWith(capability + ".", StringComparison.Ordinal)),
    ];

    private static string? Obstacle(INamedTypeSymbol contract, string capability, List<(string Name, IMethodSymbol Member)> operations)
    {
        if (!Naming.IsLabel(capability))
        {
            return $"names the capability '{capability}', which is malformed";
        }

        if (contract.ContainingAssembly.Name != SdkNames.Assembly && SdkNames.Capabilities.Contains(capability))
        {
            return $"claims the capability '{capability}', which belongs to Slipway.Sdk";
        }

        return operations.Count == 0 ? $"has no member marked [Operation(\"{capability}.…\")]" : null;
    }

    // A default implementation of an interface is a refusal, not an operation.
    private static bool IsImplementedBy(INamedTypeSymbol type, IMethodSymbol member) =>
        type.FindImplementationForInterfaceMember(member) is { ContainingType.TypeKind: TypeKind.Class };
}
