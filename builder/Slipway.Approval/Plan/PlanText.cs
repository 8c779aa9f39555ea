using System.Globalization;
using System.Text;

namespace Slipway.Approval.Plan;

/// <summary>A plan for a terminal.</summary>
public static class PlanText
{
    /// <summary>The lines, the decision first.</summary>
    public static string Write(ServerPlan plan)
    {
        var text = new StringBuilder().Append(plan.Headline).Append('\n');
        if (plan.Questions.Count > ServerPlan.MostReasons)
        {
            Add(text, "asks for a decision", plan.Questions);
        }

        Add(text, $"{plan.Subject}, against {plan.Against}", plan.Shown.Where(change => change.Kind != PlanKind.Layer).Select(change => change.ToString()));
        if (plan.Shown.Any(change => change.Kind is PlanKind.Permission or PlanKind.Host or PlanKind.Secret))
        {
            text.Append(CultureInfo.InvariantCulture, $"  {ServerPlan.DeclaredOnly}\n");
        }

        Add(text, "fits", plan.Fits.Select(fit => $"{fit.Plugin} on server {fit.Server}: {fit.Declared}; {fit.Linked}; {fit.Proven}"));
        Add(text, "layers", plan.Changes.Where(change => change.Kind == PlanKind.Layer).Select(change => $"{change.Word} {change.Name} {PlanSizes.Of(change)}").Concat(PlanSizes.Total(plan)));
        Add(text, "not known", plan.Unknown);
        return text.ToString().TrimEnd('\n');
    }

    private static void Add(StringBuilder text, string title, IEnumerable<string> lines)
    {
        var all = lines.ToList();
        if (all.Count > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{title}\n").Append(string.Concat(all.Select(line => $"  {line}\n")));
        }
    }
}
