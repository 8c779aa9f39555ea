using NuGet.Commands;
using NuGet.Common;
using NuGet.Configuration;
using NuGet.Packaging.Core;
using NuGet.Packaging.Signing;
using NuGet.ProjectModel;
using Slipway.Builder.Packages;
using Slipway.Metadata.Diagnostics;

namespace Slipway.Builder.Resolution;

/// <summary>
/// Asks NuGet, in process, for everything that some packages need. It is the client of the .NET SDK, so it chooses what
/// `dotnet restore` chooses; but nothing is taken from the machine's own package folder, and every substitution is an error.
/// </summary>
internal static class PackageResolver
{
    /// <summary>The closure, or null when a diagnostic of severity error was added.</summary>
    public static async Task<ResolvedClosure?> ResolveAsync(
        ResolutionRequest request, ResolverFolders folders, FrameworkFacts facts, DiagnosticBag bag, CancellationToken token)
    {
        RestoreResult restored;
        try
        {
            restored = await RestoreAsync(request, folders, facts, token);
        }
        catch (PackagingException exception)
        {
            // NuGet unpacks before Slipway looks inside, and refuses some of the same.
            bag.Add(Refusal(exception, request));
            return null;
        }

        var problems = RestoreMessages.Judge(restored, request);
        if (problems.Any(problem => problem.IsError))
        {
            bag.AddRange(await Reconciliation.AdviseAsync(problems, restored, request, other => ResolvesAsync(other, folders, facts, token), token));
            return null;
        }

        bag.AddRange(problems);

        var closure = await ResolvedClosure.ReadAsync(restored.LockFile, request, folders, token);
        if (folders.KeepFetched(closure.Packages))
        {
            Clients(folders).Forget();
        }

        return closure;
    }

    private static Diagnostic Refusal(PackagingException exception, ResolutionRequest request)
    {
        var named = request.Packages.Concat(request.Pins).FirstOrDefault(package => exception.Message.Contains($"{package.Id}.{package.Version}", StringComparison.OrdinalIgnoreCase));
        return PackageRules.Refused.At(
            named?.IdPosition ?? named?.Position,
            $"{(named is null ? "a package" : $"{named.RequestedBy}: {named.Id} {named.Version}")} is refused: {exception.Message.TrimEnd('.')}", "find out who made it; take it from a feed that you trust");
    }

    private static async Task<bool> ResolvesAsync(ResolutionRequest request, ResolverFolders folders, FrameworkFacts facts, CancellationToken token) =>
        !RestoreMessages.Judge(await RestoreAsync(request, folders, facts, token), request).Any(problem => problem.IsError);

    private static async Task<RestoreResult> RestoreAsync(
        ResolutionRequest request, ResolverFolders folders, FrameworkFacts facts, CancellationToken token)
    {
        var spec = RestoreSpecification.Of(request, folders.Work, facts);
        var graph = new DependencyGraphSpec();
        graph.AddProject(spec);
        graph.AddRestore(spec.RestoreMetadata.ProjectUniqueName);

        var clients = Clients(folders);
        var log = NullLogger.Instance;
        var providers = clients.Of(request.Feeds.Where(feed => feed.IsFolder || !request.Offline), folders);
        var settings = NullSettings.Instance;
        var restore = new RestoreRequest(
            spec, providers, clients.Cache, ClientPolicyContext.GetClientPolicy(settings, log), Mapping(request), log, clients.Assets)
        {
            ProjectStyle = ProjectStyle.PackageReference,
            DependencyGraphSpec = graph,
            RestoreOutputPath = spec.RestoreMetadata.OutputPath,
            MSBuildProjectExtensionsPath = spec.RestoreMetadata.OutputPath,
            LockFilePath = Path.Combine(spec.RestoreMetadata.OutputPath, "project.assets.json"),
            AllowNoOp = false,
            UpdatePackageLastAccessTime = false,
            HideWarningsAndErrors = true,
        };
        restore.RequestedRuntimes.Add(request.RuntimeIdentifier);
        return await new RestoreCommand(restore).ExecuteAsync(token);
    }

    private static FeedClients Clients(ResolverFolders folders) => folders.Memory.Once(nameof(FeedClients), _ => new FeedClients(Path.Combine(folders.Work, "tmp")));

    private static PackageSourceMapping Mapping(ResolutionRequest request)
    {
        var present = request.Feeds.Where(feed => feed.IsFolder || !request.Offline).Select(feed => feed.Name).ToHashSet(StringComparer.Ordinal);
        return new(request.Mapping.Patterns.Where(pair => present.Contains(pair.Key)).ToDictionary(StringComparer.Ordinal));
    }
}
