using Slipway.Sdk.Configuration;

namespace Company.Ops.Example;

/// <summary>What operators may set; each request brings it. A required property is a required key; the others keep their initial value.</summary>
[Configuration]
public sealed partial record ExampleConfiguration
{
    /// <summary>The region that is looked at.</summary>
    [Key("region", Description = "The region that is looked at.")]
    public string Region { get; init; } = "everywhere";

    /// <summary>How many alerts at most.</summary>
    [Key("most", Description = "How many alerts at most.", Minimum = 1, Maximum = 100)]
    public int Most { get; init; } = 10;
}
