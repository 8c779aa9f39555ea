using System.Collections.Immutable;

namespace Slipway.Trust.Sbom.Inventory;

/// <summary>What was found in an image: components, who needs whom, and files that could not be read.</summary>
public sealed record ImageInventory(
    ImmutableArray<Component> Components, ImmutableArray<ComponentDependency> Dependencies, ImmutableArray<TrustProblem> Problems)
{
    /// <summary>Refs of the components that nothing else in the inventory needs: what the image itself consists of.</summary>
    public ImmutableArray<string> Roots
    {
        get
        {
            var needed = Dependencies.SelectMany(dependency => dependency.DependsOn).ToHashSet(StringComparer.Ordinal);
            return [.. Components.Select(component => component.Ref).Where(reference => !needed.Contains(reference)).Order(StringComparer.Ordinal)];
        }
    }

    /// <summary>Reads the operating system, its packages, and the .NET programs of an image that anybody may have made.</summary>
    public static ImageInventory Read(IFileTree tree)
    {
        var parts = new List<ImageInventory> { SystemInventory.Read(tree), DotnetInventory.Read(tree) };
        return new ImageInventory(
            [.. parts.SelectMany(part => part.Components).DistinctBy(component => component.Ref, StringComparer.Ordinal)],
            [.. parts.SelectMany(part => part.Dependencies)],
            [.. parts.SelectMany(part => part.Problems)]);
    }
}
