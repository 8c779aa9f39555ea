namespace Slipway.Trust.Sbom;

/// <summary>What a bill of materials does not speak of.</summary>
public static class BillGaps
{
    /// <summary>Programs and libraries of .NET and of the system that belong to no component; null when there are none.</summary>
    public static TrustProblem? Of(BillOfMaterials bill, IEnumerable<string> paths, string subject)
    {
        var known = bill.Components.SelectMany(component => component.Files).Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        var unlisted = paths.Where(IsLibrary).Where(path => !known.Contains(path)).Order(StringComparer.Ordinal).ToArray();
        return unlisted is [var first, ..] ? SbomProblems.Unlisted(subject, unlisted.Length, first) : null;
    }

    private static bool IsLibrary(string path) =>
        path[(path.LastIndexOf('/') + 1)..] is var name
        && (name.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".so", StringComparison.Ordinal) || name.Contains(".so.", StringComparison.Ordinal));
}
