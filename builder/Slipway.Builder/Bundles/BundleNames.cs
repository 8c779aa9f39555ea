namespace Slipway.Builder.Bundles;

/// <summary>How the parts of a bundle are called: media types, tags of the layout, folders of the place that an import leaves.</summary>
public static class BundleNames
{
    /// <summary>The artifact type of the manifest that lists a bundle's files.</summary>
    public const string ArtifactType = "application/vnd.slipway.bundle.v1";

    /// <summary>The media type of the inventory, that manifest's config.</summary>
    public const string InventoryType = "application/vnd.slipway.bundle.inventory.v1+json";

    /// <summary>The media type of each file, a layer of that manifest.</summary>
    public const string FileType = "application/vnd.slipway.bundle.file.v1";

    /// <summary>The annotation that holds a file's path; tools that pull artifacts name files by it.</summary>
    public const string PathAnnotation = "org.opencontainers.image.title";

    /// <summary>The tool's image.</summary>
    public const string Tool = "tool";

    /// <summary>A base image; of several the platform follows.</summary>
    public const string Base = "base";

    /// <summary>The manifest with what it names, laid out as it lay where it came from.</summary>
    public const string SourceFolder = "source";

    /// <summary>The packages: a folder that is a NuGet feed.</summary>
    public const string PackagesFolder = "packages";

    /// <summary>The advisory database.</summary>
    public const string AdvisoriesFolder = "advisories";

    /// <summary>The images: an OCI layout.</summary>
    public const string ImagesFolder = "images";

    /// <summary>The tool, unpacked.</summary>
    public const string ToolFolder = "tool";

    /// <summary>What the tool keeps between builds; an import fills it, so that nobody need be asked.</summary>
    public const string CacheFolder = "cache";

    /// <summary>The settings by which NuGet's own tools find the packages.</summary>
    public const string FeedSettings = "nuget.config";

    /// <summary>The command of the place.</summary>
    public const string Command = "slipway";

    /// <summary>The signed list of what was in the bundle.</summary>
    public const string InventoryFile = "inventory.json";
}
