using System.Globalization;
using System.Text;
using Slipway.Trust.Attestations;
using Slipway.Trust.Policies;

namespace Slipway.Cli.Terminal;

/// <summary>A verdict for people: of each part every check, what was looked for and what was found; briefly, only what failed.</summary>
internal static class VerdictText
{
    public static string Of(ImageVerdict verdict, bool briefly)
    {
        var whole = verdict.Whole;
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{whole.Evidence.Repository}@{whole.Evidence.Image}: {Outcome(verdict)}\n");
        foreach (var part in verdict.Parts)
        {
            if (verdict.Parts.Length > 1)
            {
                text.Append(CultureInfo.InvariantCulture, $"  {(part.Evidence.Platform ?? "index")} {part.Evidence.Image}\n");
            }

            foreach (var check in part.Checks.Where(check => !briefly || check.Outcome is CheckOutcome.Failed))
            {
                text.Append(CultureInfo.InvariantCulture, $"  {Word(check.Outcome),-6} {check.Id}: {check.Found}{(check.Outcome is CheckOutcome.Failed ? $"; expected {check.Expected}" : "")}\n");
            }
        }

        return text.ToString().TrimEnd('\n');
    }

    private static string Outcome(ImageVerdict verdict) =>
        verdict.Whole.Mode is PolicyMode.Skip ? "not verified: the policy skips it"
        : verdict.Passed ? $"verified{(verdict.Level > 0 ? string.Create(CultureInfo.InvariantCulture, $", SLSA build level {verdict.Level}") : "")}"
        : verdict.Allowed ? "let in, for the policy only watches"
        : "refused";

    private static string Word(CheckOutcome outcome) => outcome switch { CheckOutcome.Passed => "ok", CheckOutcome.Failed => "FAILED", _ => "-" };
}
