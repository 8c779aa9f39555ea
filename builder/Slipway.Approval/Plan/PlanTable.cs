namespace Slipway.Approval.Plan;

/// <summary>A part of a plan with its heading.</summary>
internal sealed record PlanTable(string Title, string[] Heads, IReadOnlyList<PlanCell[]> Rows)
{
    /// <summary>Sentences that stand below it, even where it has no rows.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
