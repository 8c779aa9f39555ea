using Slipway.Builder.Evidence.Advisories;
using Slipway.Builder.Pipeline;

namespace Slipway.Cli.Health;

/// <summary>Whether there are advisories to ask.</summary>
internal static class AdvisoryHealth
{
    private const string Area = "advisories";

    public static HealthFinding Find(BuildContext context, CancellationToken token)
    {
        if (context.AdvisoriesFolder is not { } folder)
        {
            return new(Area, HealthState.Warning, "none are named, so no build looks for known weaknesses", "name their folder with SLIPWAY_ADVISORIES or --advisories");
        }

        var apart = context with { Diagnostics = new() };
        using var index = AdvisoryDatabase.Open(folder, apart, token);
        return index is not null ? HealthFinding.Ok(Area, $"{folder} has {index.Count} records")
            : new(Area, HealthState.Broken, apart.Diagnostics.Sorted()[0].Message, apart.Diagnostics.Sorted()[0].Remedy);
    }
}
