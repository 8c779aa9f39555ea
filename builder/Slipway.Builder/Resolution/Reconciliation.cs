using NuGet.Commands;
using NuGet.Common;
using NuGet.Protocol;
using NuGet.Protocol.Core.Types;
using NuGet.Versioning;
using Slipway.Metadata.Diagnostics;

namespace Slipway.Builder.Resolution;

/// <summary>Finds versions of plugins that could live together, by trying: the newest first, and one plugin moved rather than two.</summary>
internal static class Reconciliation
{
    private const int MostTries = 16;
    private const int MostVersions = 6;
    private const int MostAnswers = 2;

    private static readonly HashSet<NuGetLogCode> Quarrels = [NuGetLogCode.NU1107, NuGetLogCode.NU1605, NuGetLogCode.NU1608, NuGetLogCode.NU1109];

    /// <summary>The problems, those about versions that quarrel with a remedy that names versions that do not.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> AdviseAsync(
        IReadOnlyList<Diagnostic> problems, RestoreResult restored, ResolutionRequest request, Func<ResolutionRequest, Task<bool>> resolves, CancellationToken token)
    {
        var quarrel = restored.LogMessages.FirstOrDefault(message => Quarrels.Contains(message.Code));
        if (quarrel is null || request.Offline)
        {
            return problems;
        }

        var movable = request.Packages.Where(package => package.Id != FreshResolution.ServerPackage).ToList();
        var answers = await TryAsync(request, movable, resolves, token);
        return answers.Count == 0 ? problems : [.. problems.Select(problem => Mentions(problem) ? problem with { Remedy = $"these live together: {string.Join("; or ", answers)}" } : problem)];

        static bool Mentions(Diagnostic problem) => problem.Id == ResolutionRules.Conflict.Id || problem.Id == ResolutionRules.Downgraded.Id || problem.Id == ResolutionRules.OutsideRange.Id;
    }

    private static async Task<List<string>> TryAsync(
        ResolutionRequest request, List<RequestedPackage> movable, Func<ResolutionRequest, Task<bool>> resolves, CancellationToken token)
    {
        var answers = new List<string>();
        var tries = 0;
        foreach (var package in movable)
        {
            foreach (var version in await VersionsAsync(package, request, token))
            {
                if (answers.Count == MostAnswers || tries++ == MostTries)
                {
                    return answers;
                }

                var moved = request with { Packages = [.. request.Packages.Select(each => each == package ? package with { Version = version } : each)] };
                if (await resolves(moved))
                {
                    var others = movable.Where(each => each != package).Select(each => $"{each.Id} {each.Version}");
                    answers.Add(string.Join(" with ", others.Prepend($"{package.Id} {version}")));
                    break;
                }
            }
        }

        return answers;
    }

    private static async Task<IReadOnlyList<string>> VersionsAsync(RequestedPackage package, ResolutionRequest request, CancellationToken token)
    {
        using var cache = new SourceCacheContext();
        var wanted = NuGetVersion.Parse(package.Version);
        var found = new SortedSet<NuGetVersion>();
        foreach (var feed in request.Feeds)
        {
            try
            {
                var finder = (await Repository.Factory.GetCoreV3(feed.Client).GetResourceAsync<FindPackageByIdResource>(token))!;
                found.UnionWith(await finder.GetAllVersionsAsync(package.Id.ToString(), cache, NullLogger.Instance, token));
            }
            catch (FatalProtocolException)
            {
                // Advice is a courtesy: a feed that does not answer gives none.
            }
        }

        return [.. found.Reverse().Where(version => version != wanted && (!version.IsPrerelease || wanted.IsPrerelease)).Take(MostVersions).Select(version => version.ToNormalizedString())];
    }
}
