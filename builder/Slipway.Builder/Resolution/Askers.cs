using NuGet.Commands;
using NuGet.DependencyResolver;
using NuGet.ProjectModel;

namespace Slipway.Builder.Resolution;

/// <summary>Finds who, in the manifest, brought the package that NuGet complains about.</summary>
internal static class Askers
{
    /// <summary>The direct package whose subtree holds the complaint's package; the last one of the manifest when several do.</summary>
    public static RequestedPackage? Of(IAssetsLogMessage message, RestoreResult restored, ResolutionRequest request)
    {
        var everyone = request.Packages.Concat(request.Pins).ToList();
        var itself = everyone.Find(package => Is(package, message.LibraryId));
        var roots = restored.RestoreGraphs.SelectMany(graph => graph.Graphs).SelectMany(root => root.InnerNodes)
            .Where(direct => Leads(direct, message.LibraryId, []))
            .Select(direct => direct.Key.Name)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return itself
            ?? request.Packages.LastOrDefault(package => roots.Contains(package.Id.ToString()))
            ?? request.Packages.LastOrDefault(package => message.Message.Contains(package.Id.ToString() + " ", StringComparison.OrdinalIgnoreCase));
    }

    private static bool Is(RequestedPackage package, string? id) => string.Equals(package.Id.ToString(), id, StringComparison.OrdinalIgnoreCase);

    private static bool Leads(GraphNode<RemoteResolveResult> node, string? id, HashSet<GraphNode<RemoteResolveResult>> seen) =>
        seen.Add(node) && (string.Equals(node.Key.Name, id, StringComparison.OrdinalIgnoreCase) || node.InnerNodes.Any(inner => Leads(inner, id, seen)));
}
