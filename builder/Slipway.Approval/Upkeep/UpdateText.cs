using System.Text;
using Slipway.Approval.Plan;
using Slipway.Builder.Upkeep;

namespace Slipway.Approval.Upkeep;

/// <summary>Newer versions for a terminal.</summary>
public static class UpdateText
{
    /// <summary>The lines, a subject each, then what else there is to know.</summary>
    public static string Write(UpdateReport report)
    {
        var text = new StringBuilder();
        foreach (var one in report.Update.Subjects)
        {
            text.Append(Line(one)).Append('\n').AppendJoin("", one.PassedOver.Select(passed => $"  passed over {passed.Version}: {Reason(passed)}\n"));
        }

        if (report.Proof is { } proof)
        {
            text.Append('\n').Append(proof).Append('\n');
        }

        Add(text, "what it changes", report.Plan?.Shown.Where(change => change.Kind != PlanKind.Plugin).Select(change => change.ToString()) ?? []);
        Add(text, "not known", report.Unknown);
        return text.ToString().TrimEnd('\n');
    }

    internal static string Reason(PassedOver passed) => passed.Rule is null ? passed.Reason : $"{passed.Rule}: {passed.Reason}";

    private static string Line(SubjectUpdate one) =>
        one.Subject.Held is { } held ? $"{one.Subject.Name} {one.Subject.Version.Value}, not looked for: {held}"
        : one.Moves ? $"{one.Subject.Name} {one.Subject.Version.Value} -> {one.Chosen}"
        : $"{one.Subject.Name} {one.Subject.Version.Value}, {(one.PassedOver.Count == 0 ? "nothing newer" : "nothing newer can be taken")}";

    private static void Add(StringBuilder text, string title, IEnumerable<string> lines)
    {
        var all = lines.ToList();
        if (all.Count > 0)
        {
            text.Append('\n').Append(title).Append('\n').AppendJoin("", all.Select(line => $"  {line}\n"));
        }
    }
}
