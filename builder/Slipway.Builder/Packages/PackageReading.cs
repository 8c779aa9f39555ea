using Slipway.Builder.Resolution;
using Slipway.Metadata.Plugins;

namespace Slipway.Builder.Packages;

/// <summary>What is read of a package's file to judge it.</summary>
/// <param name="Problems">Why it is refused; nothing else is known of it then.</param>
/// <param name="Paths">Its files.</param>
/// <param name="Ignored">What it ships that a server build does not use.</param>
/// <param name="PluginYaml">What it says of itself as a plugin; null for what is none.</param>
internal sealed record PackageReading(IReadOnlyList<string> Problems, IReadOnlySet<string> Paths, IReadOnlyList<string> Ignored, byte[]? PluginYaml)
{
    /// <summary>Reads a file that must be a package.</summary>
    public static PackageReading Of(string path, PackageReference identity, bool isPlugin)
    {
        List<string> problems = [];
        using var file = PackageFile.Open(File.OpenRead(path), identity, problems);
        return file is null
            ? new PackageReading(problems, new HashSet<string>(), [], null)
            : new PackageReading([], file.Paths.ToHashSet(StringComparer.Ordinal), IgnoredParts.Of(file), isPlugin && file.Has(PluginManifest.FileName) ? file.Read(PluginManifest.FileName) : null);
    }
}
