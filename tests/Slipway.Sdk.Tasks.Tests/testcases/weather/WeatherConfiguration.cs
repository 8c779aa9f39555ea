using Slipway.Sdk.Configuration;

namespace Acme.Ops.Weather;

/// <summary>What operators may set.</summary>
[Configuration]
public sealed partial record WeatherConfiguration
{
    /// <summary>The region whose warnings are shown.</summary>
    [Key("region", Description = "The region whose warnings are shown.")]
    public required string Region { get; init; }

    /// <summary>How many warnings at most.</summary>
    [Key("most", Description = "How many warnings at most.", Minimum = 1, Maximum = 100)]
    public int Most { get; init; } = 10;
}
