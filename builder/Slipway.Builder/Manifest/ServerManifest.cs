using Slipway.Images;
using Slipway.Metadata.Versions;

namespace Slipway.Builder.Manifest;

/// <summary>What somebody asks for: a server, by name and version, with its plugins. It says nothing of where it is built.</summary>
public sealed record ServerManifest
{
    /// <summary>The file that it was read from, absolute.</summary>
    public required string File { get; init; }

    /// <summary>The name of image and assembly.</summary>
    public required string Name { get; init; }

    /// <summary>The version of the thing built.</summary>
    public required SemanticVersion Version { get; init; }

    /// <summary>Who builds it.</summary>
    public Publisher? Publisher { get; init; }

    /// <summary>What the image starts from.</summary>
    public required BaseChoice Base { get; init; }

    /// <summary>The plugins, in the order of the file.</summary>
    public IReadOnlyList<PluginRequest> Plugins { get; init; } = [];

    /// <summary>Pins for packages that others bring.</summary>
    public IReadOnlyList<PackagePin> Overrides { get; init; } = [];

    /// <summary>Feeds beside nuget.config's, as written.</summary>
    public IReadOnlyList<Located<string>> Feeds { get; init; } = [];

    /// <summary>The curated index, as written; null for the embedded one.</summary>
    public Located<string>? Index { get; init; }

    /// <summary>Plugin programs that are placed in the image.</summary>
    public IReadOnlyList<StdioPlugin> StdioPlugins { get; init; } = [];

    /// <summary>The platforms of the image.</summary>
    public IReadOnlyList<Located<Platform>> Platforms { get; init; } = [];

    /// <summary>The platforms to build for, in the order of their names; the base <c>host</c> has the building machine's.</summary>
    public IReadOnlyList<Platform> WantedPlatforms => Base.IsHost || Platforms.Count == 0 ? [Platform.LinuxAmd64] : [.. Platforms.Select(platform => platform.Value).Order()];

    /// <summary>How the image is named and started.</summary>
    public ImageSettings Image { get; init; } = new();

    /// <summary>The build policy's file, as written; null for the built-in default.</summary>
    public Located<string>? Policy { get; init; }

    /// <summary>The file as whoever runs this named it: what a command that mends something has to name.</summary>
    public string Shown => Base.Image.Position.File;

    /// <summary>The folder that paths in the manifest are relative to.</summary>
    public string Folder => Path.GetDirectoryName(File)!;

    /// <summary>The folder from which nuget.config is looked for, upwards; the manifest's own unless somebody else's manifest was made elsewhere.</summary>
    public string? SettingsFolder { get; init; }

    /// <summary>The file's name without its ending: how outputs of it are called.</summary>
    public string Stem => Path.GetFileNameWithoutExtension(File);

    /// <summary>A path of the manifest, absolute.</summary>
    public string PathOf(string written) => Path.GetFullPath(Path.Combine(Folder, written));
}
