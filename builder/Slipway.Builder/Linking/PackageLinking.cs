using System.Runtime.InteropServices;
using Slipway.Builder.Resolution;

namespace Slipway.Builder.Linking;

/// <summary>Looks up what the packages of a server refer to, each in all the others and in the frameworks.</summary>
internal static class PackageLinking
{
    /// <summary>What is found about packages of a server, in their order.</summary>
    public static IReadOnlyList<LinkedPackage> Check(
        ResolvedServer server, IReadOnlyList<ResolvedPackage> subjects, IReadOnlyList<string> frameworks, int parallelism, CancellationToken token)
    {
        using var universe = new LinkUniverse(frameworks, server.Packages.SelectMany(package => Sources(server, package)));
        return
        [
            .. subjects.AsParallel().AsOrdered().WithDegreeOfParallelism(parallelism).WithCancellation(token)
                .Select(package => Check(universe, package, PermissionChecks.DeclaredFor(package, server))),
        ];
    }

    /// <summary>The packages whose references are looked up: what plugins and their dependencies brought, in the order of ids; the server's own only where something of theirs was lifted.</summary>
    public static IReadOnlyList<ResolvedPackage> Subjects(ResolvedServer server)
    {
        var lifted = server.Packages.Where(package => package.Role != PackageRole.Server).Select(package => package.Id).ToHashSet();
        return [.. server.Packages.Where(package => package.Role != PackageRole.Server || package.Dependencies.Any(dependency => lifted.Contains(dependency.Id)))];
    }

    /// <summary>The assemblies that a package puts beside the server.</summary>
    public static IEnumerable<PackageAsset> Assemblies(ResolvedPackage package) =>
        package.Assets.Where(asset => asset.Kind == AssetKind.Runtime && asset.FileName.EndsWith(".dll", StringComparison.OrdinalIgnoreCase));

    /// <summary>The simple name by which an assembly is found.</summary>
    public static string Name(PackageAsset asset) => Path.GetFileNameWithoutExtension(asset.FileName);

    private static LinkedPackage Check(LinkUniverse universe, ResolvedPackage package, IReadOnlyList<string> declared) => new(
        package.Id,
        [.. Assemblies(package).SelectMany(asset => Check(universe, asset))],
        [.. Assemblies(package).Select(asset => universe.Find(Name(asset))).OfType<LinkAssembly>()
            .SelectMany(assembly => PermissionUses.Of(assembly, declared)).DistinctBy(use => string.Join('|', use.Permissions))])
    {
        Reached = universe.Reach(Assemblies(package).Select(Name)),
    };

    private static IEnumerable<LinkFinding> Check(LinkUniverse universe, PackageAsset asset)
    {
        var findings = universe.Find(Name(asset)) is { } assembly ? AssemblyLinking.Check(assembly) : [];
        return IsOfOldFramework(asset) ? findings.Select(finding => finding with { IsDoubtful = true }) : findings;
    }

    private static IEnumerable<LinkSource> Sources(ResolvedServer server, ResolvedPackage package) =>
        Assemblies(package).Select(asset => new LinkSource(Name(asset), package.ToString(), () =>
        {
            using var file = server.Open(package);
            return ImmutableCollectionsMarshal.AsImmutableArray(file.Read(asset.Path));
        }));

    // `lib/net48`, as against `lib/net8.0`.
    private static bool IsOfOldFramework(PackageAsset asset) =>
        asset.Path.Split('/') is ["lib", ['n', 'e', 't', '1' or '2' or '3' or '4', .. var rest], ..] && rest.All(char.IsAsciiDigit);
}
