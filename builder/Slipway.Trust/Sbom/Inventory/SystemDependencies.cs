using System.Collections.Immutable;

namespace Slipway.Trust.Sbom.Inventory;

/// <summary>Turns what packages say they need into edges between the packages that are installed.</summary>
internal static class SystemDependencies
{
    public static IEnumerable<ComponentDependency> Resolve(ImmutableArray<SystemPackage> packages, ImmutableArray<Component> components)
    {
        var byName = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (package, component) in packages.Zip(components))
        {
            byName.TryAdd(package.Name, component.Ref);
        }

        foreach (var (package, component) in packages.Zip(components))
        {
            foreach (var name in package.Provides)
            {
                byName.TryAdd(name, component.Ref);
            }
        }

        // The first alternative that is installed is the one that serves.
        return packages.Zip(components).Select(pair => new ComponentDependency(
            pair.Second.Ref,
            [
                .. pair.First.Needs.Select(alternatives => alternatives.Select(name => byName.GetValueOrDefault(name)).FirstOrDefault(found => found is not null))
                    .OfType<string>().Where(target => target != pair.Second.Ref).Distinct(StringComparer.Ordinal),
            ]));
    }
}
