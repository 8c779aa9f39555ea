using Slipway.Builder.Policy;
using Slipway.Trust.Advisories;
using Slipway.Trust.Advisories.Scanning;
using Slipway.Trust.Advisories.Vex;

namespace Slipway.Builder.Evidence.Advisories;

/// <summary>What a build policy decides about known weaknesses, in the words of the scan.</summary>
internal static class PolicyDecisions
{
    public static ScanPolicy Limits(VulnerabilityRule rule) => new()
    {
        FailOn = Severities.Parse(rule.FailOn),
        FailOnUnscored = rule.UnscoredFails,
        LargestDatabaseAge = rule.DatabaseMaxAgeDays is { } days ? TimeSpan.FromDays(days) : null,
        DatabaseRequired = rule.DatabaseRequired,
    };

    public static ScanDecisions Decisions(VulnerabilityRule rule, IReadOnlyList<VexStatement> statements) => new()
    {
        Ignores = [.. rule.Ignore.Select(ignored => new IgnoreRule(ignored.Id, ignored.Module, ignored.Because, ignored.Until.Value))],
        Statements = [.. statements],
    };
}
