using System.Globalization;
using Slipway.Builder.Manifest;
using Slipway.Builder.Pipeline;
using Slipway.Builder.Resolution;
using Slipway.Metadata.Diagnostics;

namespace Slipway.Builder.Linking;

/// <summary>Proves, before anything is compiled, that what plugins refer to is in the server, on each of its platforms, and that they declare what they use.</summary>
internal static class ServerLinking
{
    private const int MostTold = 8;

    /// <summary>What was found on the server's platform; null when a plugin does not link, which is told at its place in the manifest.</summary>
    public static async Task<IReadOnlyList<LinkedPackage>?> ProveAsync(ResolvedServer server, BuildContext context, CancellationToken token)
    {
        if (PackageLinking.Subjects(server).Count == 0)
        {
            return [];
        }

        IReadOnlyList<LinkedPackage> proven = [];
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (var one in server.Manifest.WantedPlatforms.Select(server.For))
        {
            var linked = await context.Steps.MeasureAsync(BuildStage.Compile, "linking the plugins", () => KeptLinking.CheckAsync(one, context, token), found => found?.FromCache);
            if (linked is null)
            {
                return null;
            }

            proven = one.Platform == server.Platform || proven.Count == 0 ? linked.Value.Packages : proven;

            var problems = linked.Value.Packages.SelectMany(package => Problems(package, one)).Concat(PermissionChecks.Judge(one, linked.Value.Packages));
            context.Diagnostics.AddRange(problems.Where(problem => told.Add(problem.Message)));
        }

        return context.Diagnostics.HasErrors ? null : proven;
    }

    private static IEnumerable<Diagnostic> Problems(LinkedPackage linked, ResolvedServer server)
    {
        var package = server.Packages.First(package => package.Id == linked.Package);
        var request = Asker(package, server.Manifest);
        var subject = package.Id == request?.Module.Value ? $"{request.Subject} {package.Version}" : $"{package}{(package.Why.Count > 0 ? $" ({package.Why[0]})" : "")}";
        var broken = linked.Findings.Where(finding => !finding.IsDoubtful).ToList();
        if (broken.Count > 0 && request?.Accepting(AcceptedFault.Unlinked) is { } accepted)
        {
            yield return CompatibilityRules.TakenOn(request, accepted, $"{subject}: {broken[0]}{(broken.Count == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $", and {broken.Count - 1} more"))}");
            broken = [];
        }

        foreach (var finding in broken.Take(MostTold))
        {
            yield return LinkRules.Unlinked.At(
                request?.Version.Position, $"{subject}: {finding}",
                $"take a version of {request?.Module.Value.ToString() ?? package.Id.ToString()} that was built for server {server.Lock.Server}, or another server");
        }

        if (broken.Count > MostTold)
        {
            yield return LinkRules.Unlinked.At(request?.Version.Position, string.Create(CultureInfo.InvariantCulture, $"{subject}: and {broken.Count - MostTold} more of the same kind"));
        }

        var doubtful = linked.Findings.Where(finding => finding.IsDoubtful).ToList();
        if (doubtful.Count > 0)
        {
            yield return LinkRules.Doubtful.At(request?.Version.Position,
                $"{subject}: {doubtful[0]}{(doubtful.Count == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $", and {doubtful.Count - 1} more"))}", "try the use that needs it, or add the package that has it");
        }
    }

    // A dependency's fault is told where the plugin stands that brings it.
    private static PluginRequest? Asker(ResolvedPackage package, ServerManifest manifest) =>
        manifest.Plugins.FirstOrDefault(plugin => plugin.Module.Value == package.Id)
        ?? manifest.Plugins.FirstOrDefault(plugin => package.Why.Any(path => path.StartsWith(plugin.Module.Value + " ", StringComparison.OrdinalIgnoreCase)));
}
