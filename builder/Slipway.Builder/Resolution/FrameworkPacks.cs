using System.Text.RegularExpressions;

namespace Slipway.Builder.Resolution;

/// <summary>The reference packs of a .NET SDK: what a server on the base <c>host</c> is resolved with and compiled against.</summary>
public sealed partial class FrameworkPacks
{
    private static readonly string[] PackNames = ["Microsoft.NETCore.App.Ref", "Microsoft.AspNetCore.App.Ref"];

    private readonly IReadOnlyList<string> _folders;
    private readonly string _runtimeGraphPath;
    private readonly Lazy<IReadOnlyList<string>> _referenceAssemblies;

    private FrameworkPacks(string version, IReadOnlyList<string> folders, string runtimeGraphPath)
    {
        (_folders, _runtimeGraphPath) = (folders, runtimeGraphPath);
        _referenceAssemblies = new(() => [.. folders.SelectMany(folder => Directory.GetFiles(Path.Combine(folder, "ref", "net10.0"), "*.dll")).OrderBy(Path.GetFileName, StringComparer.Ordinal)]);
        Facts = new(version, () => Lines("PackageOverrides.txt"), () => Lines("PlatformManifest.txt"), () => File.ReadAllText(runtimeGraphPath));
    }

    /// <summary>What the packs say of the shared frameworks.</summary>
    public FrameworkFacts Facts { get; }

    /// <summary>The assemblies to compile against, in ordinal order of their names.</summary>
    public IReadOnlyList<string> ReferenceAssemblies => _referenceAssemblies.Value;

    /// <summary>Every file that a build reads of an installation: the packs and the graph of platforms.</summary>
    public IReadOnlyList<string> PathsRead =>
    [
        .. ReferenceAssemblies,
        .. _folders.SelectMany(folder => Directory.GetFiles(Path.Combine(folder, "data")))
            .Order(StringComparer.Ordinal),
        _runtimeGraphPath,
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

    private IEnumerable<string> Lines(string name) => _folders.SelectMany(folder => File.ReadLines(Path.Combine(folder, "data", name)));

    private static string? SdkFile(string dotnetRoot, string name) =>
        Versions(Path.Combine(dotnetRoot, "sdk")).OrderDescending()
            .Select(version => Path.Combine(dotnetRoot, "sdk", version.ToString(3), name))
            .FirstOrDefault(File.Exists);

    private static IReadOnlyList<Version> Versions(string folder) => !Directory.Exists(folder)
        ? []
        : [.. Directory.GetDirectories(folder).Select(Path.GetFileName).Where(name => Release().IsMatch(name!)).Select(name => System.Version.Parse(name!)).Order()];

    [GeneratedRegex(@"\A10\.\d+\.\d+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Release();
}
