using Slipway.Builder.Evidence.Advisories;
using Slipway.Builder.Evidence.Bills;
using Slipway.Builder.Generation;
using Slipway.Builder.Locking;
using Slipway.Builder.Manifest;
using Slipway.Builder.Pipeline;
using Slipway.Builder.Resolution;
using Slipway.Metadata.Diagnostics;
using Slipway.Metadata.Versions;

namespace Slipway.Builder.Upkeep;

/// <summary>The server as it is before anything moves; newer versions may not be worse than it.</summary>
/// <param name="Server">Its packages; null when they cannot be had.</param>
/// <param name="Weaknesses">What is known against it: ids with the names of packages.</param>
internal sealed record PresentServer(ResolvedServer? Server, IReadOnlySet<(string Id, string Package)> Weaknesses)
{
    /// <summary>Whether the server's version is not the manifest's to choose.</summary>
    public bool HasItsServerFromTheBase => Server is { Bases: { Count: > 0 } bases } && bases.All(one => one.Labels.ContainsKey(CompositionFacts.ServerVersion));

    /// <summary>Opens what the lock holds, or, without one, what the manifest asks for.</summary>
    public static async Task<PresentServer> OfAsync(ServerManifest manifest, BuildContext context, CancellationToken token)
    {
        // What is wrong with it is told when it is tried, if it comes to that.
        var apart = context with { Diagnostics = new DiagnosticBag(), WorkFolder = Directory.CreateDirectory(Path.Combine(context.WorkFolder, "present")).FullName, Observer = new SilentObserver() };
        var server = LockFile.Read(LockFile.PathFor(manifest), apart.Diagnostics) is { } known
            ? await EarlierServer.OpenAsync(manifest, known, apart, token)
            : await ServerResolver.ResolveAnewAsync(manifest, apart, token);
        return new PresentServer(server, server is null ? new HashSet<(string, string)>() : WeaknessesOf(server, apart, token).Select(found => found.Key).ToHashSet());
    }

    /// <summary>What speaks against newer versions although the policy allows it: weaknesses that were not there, and silence about what fits.</summary>
    public IEnumerable<Objection> Against(ResolvedServer newer, BuildContext context, CancellationToken token) =>
    [
        .. WeaknessesOf(newer, context, token).Where(found => !Weaknesses.Contains(found.Key)).Select(found => found.Value).DistinctBy(objection => objection.Reason),
        .. newer.Plugins.Where(plugin => plugin.Compatibility.Verdict == CompatibilityVerdict.Undeclared && Before(plugin) is { Compatibility.Verdict: not CompatibilityVerdict.Undeclared })
            .Select(plugin => new Objection($"{plugin.Request.Subject} {plugin.Package.Version} does not say any more what it fits: {plugin.Compatibility.Reason}", plugin.Request.Version.Position, CompatibilityRules.Undeclared.Id)),
    ];

    private ResolvedPlugin? Before(ResolvedPlugin plugin) => Server?.Plugins.FirstOrDefault(one => one.Request.Name == plugin.Request.Name);

    private static IEnumerable<KeyValuePair<(string, string), Objection>> WeaknessesOf(ResolvedServer server, BuildContext context, CancellationToken token)
    {
        using var scanner = ServerScanner.Open(server, context, token);
        foreach (var finding in scanner.Scan(ServerBill.OfPackages(server, context)).Open)
        {
            yield return new(
                (finding.Id, finding.Package.Name),
                new Objection($"it brings the known weakness {finding.Id} of {finding.Package} ({finding.Severity.ToString().ToLowerInvariant()})", FindingAnswer.Of(finding, server).Position, null));
        }
    }
}
