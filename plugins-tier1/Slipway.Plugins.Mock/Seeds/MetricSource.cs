namespace Slipway.Plugins.Mock.Seeds;

/// <summary>Where the values of one series come from.</summary>
/// <param name="Labels">Its labels: environment, service, team.</param>
/// <param name="Number">Its place among the series of its metric, from 1.</param>
/// <param name="IsCounter">Whether its values only grow.</param>
internal sealed record MetricSource(IReadOnlyDictionary<string, string> Labels, int Number, bool IsCounter)
{
    /// <summary>Unix seconds of 2020-01-01, where the counters began.</summary>
    private const long CountersBegan = 1_577_836_800;

    // Whole numbers only, so that every machine computes the same.
    /// <summary>The value at a time: a counter grows by its number every second; a gauge goes up and down within half an hour.</summary>
    public double At(long unixSeconds)
    {
        if (IsCounter)
        {
            return Math.Max(0, unixSeconds - CountersBegan) * (double)Number;
        }

        var place = Math.Abs((unixSeconds + (Number * 60)) % 1800);
        var height = place < 900 ? place : 1800 - place;
        return ((Number * 1000) + height) / 1000d;
    }
}
