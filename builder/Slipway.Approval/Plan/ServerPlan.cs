using Slipway.Metadata.Diagnostics;

namespace Slipway.Approval.Plan;

/// <summary>What a change does to a server or an index, and what it asks of whoever approves it.</summary>
public sealed record ServerPlan
{
    /// <summary>The sentence that stands wherever permissions of compiled-in plugins are shown.</summary>
    public const string DeclaredOnly = "Permissions, hosts and secrets of compiled-in plugins are declared and checked by reading, not enforced.";

    internal const int MostReasons = 4;

    /// <summary>What is changed: the manifest or index as it was written.</summary>
    public required string Subject { get; init; }

    /// <summary>What it is compared with.</summary>
    public required string Against { get; init; }

    /// <summary>What is different.</summary>
    public required IReadOnlyList<PlanChange> Changes { get; init; }

    /// <summary>Whether the plugins fit.</summary>
    public IReadOnlyList<PluginFit> Fits { get; init; } = [];

    /// <summary>The name of the policy that judged; null for an index.</summary>
    public string? Policy { get; init; }

    /// <summary>Warnings and errors.</summary>
    public IReadOnlyList<Diagnostic> Problems { get; init; } = [];

    /// <summary>What could not be told, a sentence each.</summary>
    public IReadOnlyList<string> Unknown { get; init; } = [];

    /// <summary>The sizes of both images; null where one is not known.</summary>
    public long? SizeBefore { get; init; }

    /// <summary>The size of the image after the change.</summary>
    public long? SizeAfter { get; init; }

    /// <summary>Compares two sides.</summary>
    public static ServerPlan Of(string subject, string against, PlanSide before, PlanSide after)
    {
        var passed = before.UnknownKinds.Concat(after.UnknownKinds).ToHashSet(StringComparer.Ordinal);
        var silent = before.UnknownPlugins.Concat(after.UnknownPlugins).ToHashSet(StringComparer.Ordinal);
        bool Known(PlanItem item) => !passed.Contains(item.Kind) && (item.Of is null || item.Kind == PlanKind.Tier || !silent.Contains(item.Of));
        return new ServerPlan
        {
            Subject = subject,
            Against = against,
            Changes = PlanComparison.Of(before.Items.Where(Known), after.Items.Where(Known)),
            SizeBefore = before.Size,
            SizeAfter = after.Size,
            Unknown = [.. before.Unknown, .. after.Unknown],
        };
    }

    /// <summary>What the reader is asked.</summary>
    public PlanDecision Decision =>
        Problems.Any(problem => problem.IsError) ? PlanDecision.Refuse
        : Changes.Count == 0 ? PlanDecision.Nothing
        : Questions.Count > 0 ? PlanDecision.Decide
        : PlanDecision.Approve;

    /// <summary>The changes that a reader is shown: what a plugin declared goes with the plugin, and is not told line by line.</summary>
    public IEnumerable<PlanChange> Shown => Changes.Where(change => !(change.IsRemoved && change.Of is { } owner && PlanKind.Declared.Contains(change.Kind) && IsGone(owner)));

    /// <summary>All that asks for thought.</summary>
    public IReadOnlyList<string> Questions => [.. Shown.Select(change => change.Question).OfType<string>()];

    /// <summary>The first line of every view.</summary>
    public string Headline => Decision switch
    {
        PlanDecision.Refuse => $"Do not merge: {Count(Problems.Count(problem => problem.IsError), "error")}, {First(Problems.First(problem => problem.IsError))}",
        PlanDecision.Nothing => $"Nothing to decide: {Subject} stays as it is at {Against}",
        PlanDecision.Decide => $"Decide: {Some(Questions)}",
        _ => $"Fit to merge: {Some([.. Changes.Where(change => change.Kind is PlanKind.Plugin or PlanKind.Version).Select(Moved)])}nothing in it asks for more than a look",
    };

    private bool IsGone(string plugin) => Changes.Any(change => change is { Kind: PlanKind.Plugin, IsRemoved: true } && change.Name == plugin);

    private static string First(Diagnostic problem) => $"{problem.Id}{(problem.Position is { } place ? $" at {place}" : "")}: {problem.Message}";

    private static string Moved(PlanChange change) => change.IsRemoved ? $"removes {change.Name}; " : change.IsAdded ? $"adds {change.Name}; " : $"moves {change.Name} from {change.Before!.Value} to {change.After!.Value}; ";

    private string Some(IReadOnlyList<string> reasons) => Decision == PlanDecision.Approve ? string.Concat(reasons.Take(MostReasons))
        : string.Join("; ", reasons.Take(MostReasons)) + (reasons.Count > MostReasons ? $"; and {reasons.Count - MostReasons} more" : "");

    private static string Count(int count, string noun) => $"{count} {noun}{(count == 1 ? "" : "s")}";
}
