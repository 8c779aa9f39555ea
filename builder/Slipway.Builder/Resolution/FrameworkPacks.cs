using System.Text.RegularExpressions;

namespace Slipway.Builder.Resolution;

/// <summary>
/// What the reference packs of the running .NET SDK say: the packages that the shared frameworks replace, the files that they
/// contain, and the assemblies to compile against.
/// </summary>
public sealed partial class FrameworkPacks
{
    private static readonly string[] PackNames = ["Microsoft.NETCore.App.Ref", "Microsoft.AspNetCore.App.Ref"];

    private readonly IReadOnlyList<string> _folders;
    private readonly Lazy<IReadOnlyDictionary<string, FrameworkFile>> _files;

    private FrameworkPacks(string version, IReadOnlyList<string> folders, string runtimeGraph)
    {
        (Version, _folders, RuntimeGraphPath) = (version, folders, runtimeGraph);
        PackagesToPrune = ReadOverrides(folders, version);
        _files = new(() => ReadManifests(folders));
    }

    /// <summary>The version of the packs, such as 10.0.12: it decides about bytes, so it stands in the lock.</summary>
    public string Version { get; }

    /// <summary>For a package that a shared framework replaces, up to which version.</summary>
    public IReadOnlyDictionary<string, string> PackagesToPrune { get; }

    /// <summary>The files of the shared frameworks by name.</summary>
    public IReadOnlyDictionary<string, FrameworkFile> Files => _files.Value;

    /// <summary>The file in which .NET keeps which runtime identifier is compatible with which.</summary>
    public string RuntimeGraphPath { get; }

    /// <summary>The assemblies to compile against, in ordinal order of their names.</summary>
    public IReadOnlyList<string> ReferenceAssemblies =>
    [
        .. _folders.SelectMany(folder => Directory.GetFiles(Path.Combine(folder, "ref", "net10.0"), "*.dll"))
            .OrderBy(Path.GetFileName, StringComparer.Ordinal),
    ];

    /// <summary>Every file that a build reads of an installation: the packs and the graph of platforms.</summary>
    public IReadOnlyList<string> PathsRead =>
    [
        .. ReferenceAssemblies,
        .. _folders.SelectMany(folder => Directory.GetFiles(Path.Combine(folder, "data")))
            .Order(StringComparer.Ordinal),
        RuntimeGraphPath,
    ];

    /// <summary>The packs below a .NET installation, or null when one is missing. Of several versions of .NET 10 the highest counts.</summary>
    public static FrameworkPacks? Find(string dotnetRoot)
    {
        var versions = PackNames.Select(name => Versions(Path.Combine(dotnetRoot, "packs", name))).ToList();
        var common = versions.Aggregate((left, right) => [.. left.Intersect(right)]).Max();
        var graph = SdkFile(dotnetRoot, "PortableRuntimeIdentifierGraph.json");
        if (common is null || graph is null)
        {
            return null;
        }

        var version = common.ToString(3);
        return new FrameworkPacks(version, [.. PackNames.Select(name => Path.Combine(dotnetRoot, "packs", name, version))], graph);
    }

    private static string? SdkFile(string dotnetRoot, string name) =>
        Versions(Path.Combine(dotnetRoot, "sdk")).OrderDescending()
            .Select(version => Path.Combine(dotnetRoot, "sdk", version.ToString(3), name))
            .FirstOrDefault(File.Exists);

    private static IReadOnlyList<Version> Versions(string folder) => !Directory.Exists(folder)
        ? []
        : [.. Directory.GetDirectories(folder).Select(Path.GetFileName).Where(name => Release().IsMatch(name!)).Select(name => System.Version.Parse(name!)).Order()];

    // A package of the framework's own band is replaced in every patch, as the SDK decides it too.
    private static Dictionary<string, string> ReadOverrides(IReadOnlyList<string> folders, string version)
    {
        var band = version[..(version.LastIndexOf('.') + 1)];
        var overrides = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in folders.SelectMany(folder => File.ReadLines(Path.Combine(folder, "data", "PackageOverrides.txt"))))
        {
            if (line.Split('|') is [var id, var replaced])
            {
                overrides[id.Trim()] = replaced.StartsWith(band, StringComparison.Ordinal) ? band + "32767" : replaced.Trim();
            }
        }

        return overrides;
    }

    private static Dictionary<string, FrameworkFile> ReadManifests(IReadOnlyList<string> folders)
    {
        var files = new Dictionary<string, FrameworkFile>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in folders.SelectMany(folder => File.ReadLines(Path.Combine(folder, "data", "PlatformManifest.txt"))))
        {
            if (line.Split('|') is [var name, _, var assembly, var file])
            {
                files[name] = new FrameworkFile(name, ParseVersion(assembly), ParseVersion(file));
            }
        }

        return files;
    }

    private static Version? ParseVersion(string text) => System.Version.TryParse(text, out var version) ? version : null;

    [GeneratedRegex(@"\A10\.\d+\.\d+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Release();
}
