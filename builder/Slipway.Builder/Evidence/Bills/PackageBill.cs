using Slipway.Builder.Pipeline;
using Slipway.Builder.Resolution;
using Slipway.Trust.Sbom;

namespace Slipway.Builder.Evidence.Bills;

/// <summary>The bill of materials of a plugin's package as its publisher hands it on: the package, and what it brings along. What only the server needs is the server's.</summary>
public static class PackageBill
{
    // Of the machine on which it was made, and of an index that its publisher does not keep.
    private static readonly string[] Elsewhere = ["slipway:feed", "slipway:tier"];

    /// <summary>The bill of a package that a server was resolved around.</summary>
    public static BillOfMaterials Of(ResolvedServer server, ResolvedPackage package, BuildContext context)
    {
        var closure = Closure(server, package);
        var components = PackageComponents.Of(server).Where(component => closure.Contains(component.Ref)).Select(Portable).ToList();
        var subject = components.First(component => component.Ref == PackageComponents.RefOf(package.Identity));
        return new BillOfMaterials
        {
            Subject = subject,
            Components = [.. components.Where(component => component.Ref != subject.Ref)],
            Dependencies = [.. PackageComponents.Edges(server).Where(edge => closure.Contains(edge.Ref))],
            Complete = [subject.Ref],
            Tools = [new Component { Ref = $"slipway@{context.ToolVersion}", Type = ComponentType.Application, Name = "slipway", Version = context.ToolVersion }],
            Timestamp = context.Created,
        };
    }

    private static HashSet<string> Closure(ResolvedServer server, ResolvedPackage package)
    {
        var edges = PackageComponents.Edges(server).ToDictionary(edge => edge.Ref, edge => edge.DependsOn, StringComparer.Ordinal);
        HashSet<string> reached = [];
        Stack<string> open = new([PackageComponents.RefOf(package.Identity)]);
        while (open.TryPop(out var next))
        {
            foreach (var needed in reached.Add(next) ? edges[next] : [])
            {
                open.Push(needed);
            }
        }

        return reached;
    }

    // A package has its files where a server puts them; by itself it has them nowhere.
    private static Component Portable(Component component) => component with
    {
        Files = [],
        Properties = component.Properties.RemoveRange(Elsewhere),
    };
}
