namespace Slipway.Builder.Packages;

/// <summary>What a package ships that a project would run or copy and a server build does not.</summary>
internal static class IgnoredParts
{
    private static readonly (string Prefix, string Name)[] Parts =
    [
        ("build/", "build targets"),
        ("buildTransitive/", "build targets"),
        ("buildMultiTargeting/", "build targets"),
        ("analyzers/", "analyzers"),
        ("contentFiles/", "content files"),
        ("content/", "content files"),
        ("tools/", "tools and scripts"),
    ];

    /// <summary>The names of such parts, in the order above.</summary>
    public static IReadOnlyList<string> Of(PackageFile package) =>
    [
        .. Parts.Where(part => package.Paths.Any(path => path.StartsWith(part.Prefix, StringComparison.OrdinalIgnoreCase) && !path.EndsWith("/_._", StringComparison.Ordinal)))
            .Select(part => part.Name).Distinct(),
    ];
}
