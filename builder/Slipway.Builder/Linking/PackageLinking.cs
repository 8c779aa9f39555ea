using System.Runtime.InteropServices;
using Slipway.Builder.Pipeline;
using Slipway.Builder.Resolution;

namespace Slipway.Builder.Linking;

/// <summary>Looks up what the packages of a server refer to, each in all the others and in the frameworks.</summary>
internal static class PackageLinking
{
    /// <summary>What is found about packages of a server, in their order.</summary>
    public static IReadOnlyList<LinkedPackage> Check(
        ResolvedServer server, IReadOnlyList<ResolvedPackage> subjects, IReadOnlyList<string> frameworks, BuildContext context, CancellationToken token)
    {
        if (context.Memory.Remembers && subjects.All(package => package.Role != PackageRole.Server))
        {
            var ground = context.Memory.Once(LinkKey.OfGround(server), _ => new LinkUniverse(frameworks, Sources(server, Ground(server))));
            using var above = new LinkUniverse(ground, Sources(server, server.Packages.Where(package => package.Role != PackageRole.Server)));
            // What is missed in the ground is known only when it was looked for.
            if (above.IsApart && Check(above, (server, subjects), context.Parallelism, token) is var found && above.IsApart)
            {
                return found;
            }
        }

        using var universe = new LinkUniverse(frameworks, Sources(server, server.Packages));
        return Check(universe, (server, subjects), context.Parallelism, token);
    }

    /// <summary>What every server of a version has, whichever plugins it has.</summary>
    public static IEnumerable<ResolvedPackage> Ground(ResolvedServer server) => server.Packages.Where(package => package.Role == PackageRole.Server);

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

    private static IReadOnlyList<LinkedPackage> Check(
        LinkUniverse universe, (ResolvedServer Server, IReadOnlyList<ResolvedPackage> Packages) subjects, int parallelism, CancellationToken token) =>
    [
        .. subjects.Packages.AsParallel().AsOrdered().WithDegreeOfParallelism(parallelism).WithCancellation(token)
            .Select(package => Check(universe, package, PermissionChecks.DeclaredFor(package, subjects.Server))),
    ];

    private static LinkedPackage Check(LinkUniverse universe, ResolvedPackage package, IReadOnlyList<string> declared)
    {
        try
        {
            return CheckWhole(universe, package, declared);
        }
        catch (Exception damaged) when (damaged is BadImageFormatException or OverflowException)
        {
            return new(package.Id, [new LinkFinding(package.Id.ToString(), null, $"cannot be read: the metadata of one of its assemblies, or of one that it refers to, is damaged ({damaged.Message.TrimEnd('.')})", null)], []);
        }
    }

    private static LinkedPackage CheckWhole(LinkUniverse universe, ResolvedPackage package, IReadOnlyList<string> declared) => new(
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

    private static IEnumerable<LinkSource> Sources(ResolvedServer server, IEnumerable<ResolvedPackage> packages) =>
        packages.SelectMany(package => Assemblies(package).Select(asset => new LinkSource(Name(asset), package.ToString(), () =>
        {
            using var file = server.Open(package);
            return ImmutableCollectionsMarshal.AsImmutableArray(file.Read(asset.Path));
        })));

    // `lib/net48`, as against `lib/net8.0`.
    private static bool IsOfOldFramework(PackageAsset asset) =>
        asset.Path.Split('/') is ["lib", ['n', 'e', 't', '1' or '2' or '3' or '4', .. var rest], ..] && rest.All(char.IsAsciiDigit);
}
