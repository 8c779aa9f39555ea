namespace Slipway.Builder.Bundles;

/// <summary>What the files of a bundle are for.</summary>
public static class BundleRole
{
    /// <summary>A package of the lock.</summary>
    public const string Package = "package";

    /// <summary>A package once more, where the manifest expects it: in a folder of a feed, or at a path.</summary>
    public const string Feed = "feed";

    /// <summary>The manifest.</summary>
    public const string Manifest = "manifest";

    /// <summary>Its lock.</summary>
    public const string Lock = "lock";

    /// <summary>The build policy that it names.</summary>
    public const string Policy = "policy";

    /// <summary>A key or trusted root that the policy names.</summary>
    public const string Trust = "trust";

    /// <summary>A publisher's signature of a package.</summary>
    public const string Signature = "signature";

    /// <summary>A file of the curated index that the manifest names.</summary>
    public const string Index = "index";

    /// <summary>A file of the base that the manifest names as a layout or an archive.</summary>
    public const string Base = "base";

    /// <summary>A plugin program.</summary>
    public const string Program = "program";

    /// <summary>A file of the advisory database.</summary>
    public const string Advisories = "advisories";

    /// <summary>All of them, in ordinal order.</summary>
    public static IReadOnlyList<string> All { get; } = [Advisories, Base, Feed, Index, Lock, Manifest, Package, Policy, Program, Signature, Trust];

    /// <summary>The folder of the place in which files of a role lie.</summary>
    public static string FolderOf(string role) => role switch
    {
        Package => BundleNames.PackagesFolder,
        Advisories => BundleNames.AdvisoriesFolder,
        _ => BundleNames.SourceFolder,
    };
}
