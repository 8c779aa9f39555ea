using System.Collections.Immutable;
using NuGet.Configuration;
using NuGet.Frameworks;
using NuGet.LibraryModel;
using NuGet.ProjectModel;
using NuGet.RuntimeModel;
using NuGet.Versioning;

namespace Slipway.Builder.Resolution;

/// <summary>The project that NuGet is shown: the one that `dotnet restore` would see for a server with these packages.</summary>
internal static class RestoreSpecification
{
    // What the .NET SDK falls back to, with a warning, when a package has nothing for .NET itself.
    private static readonly string[] FallbackFrameworks = ["net461", "net462", "net47", "net471", "net472", "net48", "net481"];

    public static NuGetFramework Framework { get; } = NuGetFramework.Parse("net10.0");

    public static PackageSpec Of(ResolutionRequest request, string workFolder, FrameworkFacts facts)
    {
        var path = Path.Combine(workFolder, "server.csproj");
        return new PackageSpec([Target(request, workFolder, facts)])
        {
            Name = "server",
            FilePath = path,
            RuntimeGraph = new RuntimeGraph([new RuntimeDescription(request.RuntimeIdentifier)]),
            RestoreMetadata = Metadata(request, path, workFolder),
        };
    }

    private static TargetFrameworkInformation Target(ResolutionRequest request, string workFolder, FrameworkFacts facts)
    {
        ImmutableArray<NuGetFramework> imports = [.. FallbackFrameworks.Select(NuGetFramework.Parse)];
        return new TargetFrameworkInformation
        {
            TargetAlias = "net10.0",
            FrameworkName = new AssetTargetFallbackFramework(Framework, imports),
            AssetTargetFallback = true,
            Warn = true,
            Imports = imports,
            Dependencies = [.. request.Packages.Select(Dependency)],
            CentralPackageVersions = request.Packages.Concat(request.Pins)
                .ToDictionary(package => package.Id.ToString(), Central, StringComparer.OrdinalIgnoreCase),
            FrameworkReferences =
            [
                new FrameworkDependency("Microsoft.AspNetCore.App", FrameworkDependencyFlags.None),
                new FrameworkDependency("Microsoft.NETCore.App", FrameworkDependencyFlags.All),
            ],
            // Packages that the shared frameworks already are; the SDK passes the same list.
            PackagesToPrune = facts.PackagesToPrune.ToDictionary(
                pair => pair.Key, pair => PrunePackageReference.Create(pair.Key, pair.Value), StringComparer.OrdinalIgnoreCase),
            RuntimeIdentifierGraphPath = GraphIn(workFolder, facts),
        };
    }

    // NuGet wants a file.
    private static string GraphIn(string workFolder, FrameworkFacts facts)
    {
        var path = Path.Combine(workFolder, "platforms.json");
        File.WriteAllText(path, facts.RuntimeGraph);
        return path;
    }

    private static ProjectRestoreMetadata Metadata(ResolutionRequest request, string path, string workFolder) => new()
    {
        ProjectStyle = ProjectStyle.PackageReference,
        ProjectPath = path,
        ProjectName = "server",
        ProjectUniqueName = path,
        OutputPath = Path.Combine(workFolder, "obj"),
        PackagesPath = Path.Combine(workFolder, "packages"),
        OriginalTargetFrameworks = ["net10.0"],
        TargetFrameworks = [new ProjectRestoreMetadataFrameworkInfo(Framework) { TargetAlias = "net10.0" }],
        Sources = [.. request.Feeds.Select(feed => new PackageSource(feed.Source, feed.Name))],
        CentralPackageVersionsEnabled = true,
        CentralPackageTransitivePinningEnabled = request.Pins.Count > 0,
        // Advisories are the scanner's business, and asking for them opens sockets.
        RestoreAuditProperties = new RestoreAuditProperties { EnableAudit = "false" },
        SdkAnalysisLevel = new NuGetVersion("10.0.400"),
        UsingMicrosoftNETSdk = true,
    };

    private static LibraryDependency Dependency(RequestedPackage package) => new()
    {
        LibraryRange = new LibraryRange(package.Id.ToString(), Exactly(package.Version), LibraryDependencyTarget.Package),
        VersionCentrallyManaged = true,
    };

    private static CentralPackageVersion Central(RequestedPackage package) => new(package.Id.ToString(), Exactly(package.Version));

    private static VersionRange Exactly(string version)
    {
        var exact = NuGetVersion.Parse(version);
        return new VersionRange(exact, includeMinVersion: true, exact, includeMaxVersion: true);
    }
}
