using Slipway.Sdk.Configuration;

namespace Company.Ops.Example;

/// <summary>What operators may set. A required property is a required key; the others keep their initial value.</summary>
[Configuration]
public sealed partial record ExampleConfiguration
{
    /// <summary>The region that is looked at.</summary>
    [Key("region", Description = "The region that is looked at.")]
    public required string Region { get; init; }

    /// <summary>How many of each kind at most.</summary>
    [Key("most", Description = "How many of each kind at most.", Minimum = 1, Maximum = 100)]
    public int Most { get; init; } = 10;
}
