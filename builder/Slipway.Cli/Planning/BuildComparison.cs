using System.CommandLine;
using Slipway.Approval.Plan;
using Slipway.Builder.Evidence.Advisories;
using Slipway.Builder.Pipeline;
using Slipway.Cli.Verbs;
using Slipway.Metadata.Diagnostics;

namespace Slipway.Cli.Planning;

/// <summary>What a build does otherwise than what <c>--against</c> names, for its page.</summary>
internal sealed class BuildComparison
{
    /// <summary>The option.</summary>
    public Option<string?> Option { get; } = new("--against") { HelpName = "REF|LOCK|IMAGE", Description = "Say in report.html what is otherwise than there" };

    /// <summary>The differences; null where nothing is named, or what is named cannot be read, which the run was told.</summary>
    public async Task<ServerPlan?> FindAsync(VerbRun run, BuildOutcome outcome, BuildContext context, CancellationToken token)
    {
        if (run.Parsed.GetValue(Option) is not { } against || outcome is not { Resolved: { } resolved, Image: { } image })
        {
            return null;
        }

        // The build has said already what is wrong with its own side.
        var apart = context with { Diagnostics = new DiagnosticBag() };
        using var scanner = ServerScanner.Open(resolved, apart, token);
        if (await new Earlier(run, resolved.Manifest, resolved, scanner, context).FindAsync(against, token) is not var (before, name))
        {
            return null;
        }

        var (after, _, _) = await ResolvedSide.OfAsync(resolved, image, scanner, apart, token);
        return ServerPlan.Of(Path.GetFileName(resolved.Manifest.File), name, before, after) with { Policy = resolved.Policy.Name };
    }
}
