using Slipway.Sdk.Configuration;

namespace Company.Ops.Example;

/// <summary>What operators may set. A required property is a required key; the others keep their initial value.</summary>
[Configuration]
public sealed partial record ExampleConfiguration
{
    /// <summary>The region whose alerts are shown.</summary>
    [Key("region", Description = "The region whose alerts are shown.")]
    public required string Region { get; init; }

    /// <summary>How many alerts at most.</summary>
    [Key("most", Description = "How many alerts at most.", Minimum = 1, Maximum = 100)]
    public int Most { get; init; } = 10;
}
