namespace Slipway.Trust.Rules;

/// <summary>Bills of materials.</summary>
internal static class SbomRules
{
    public static IReadOnlyList<TrustRule> All { get; } =
    [
        new TrustRule("SLP6200", "Two components with one ref",
            "Refs say which component depends on which. When two components have the same one, nobody can tell."),
        new TrustRule("SLP6201", "A dependency on nothing",
            "A component depends on a ref that no component of the document has."),
        new TrustRule("SLP6202", "No CycloneDX document",
            "CycloneDX 1 as JSON is read. The message says what is wrong."),
        new TrustRule("SLP6203", "A file of the inventory cannot be read",
            "A package database, a `.deps.json` or a `.nuspec` in the image is malformed. What it lists is missing from the bill of "
            + "materials."),
        new TrustRule("SLP6204", "Code that no package is known for",
            "The image holds programs or libraries that belong to no component: its base has no database of packages that is read here (dpkg "
            + "and apk are), nothing attached says where they come from, or they were copied in by hand. Weaknesses in them are not found. "
            + "For an image of `slipway build` its bill of materials is attached; where it is gone, push or build it again.")
        {
            IsWarning = true,
        },
    ];
}
