using Slipway.Sdk.Configuration;

namespace Slipway.Plugins.Runbooks;

/// <summary>Where plans and runs lie.</summary>
[Configuration]
public sealed partial record RunbooksConfiguration
{
    /// <summary>The folder of the plans.</summary>
    [Key("plans", Description = "The folder of the plans: one YAML file each, at any depth.", Minimum = 1)]
    public required string Plans { get; init; }

    /// <summary>The file of the runs.</summary>
    [Key("runs", Description = "The file in which runs are kept; it is made when it is not there, its folder is not.", Minimum = 1)]
    public required string Runs { get; init; }

    /// <summary>How long plans are trusted.</summary>
    [Key("refresh", Description = "How long plans are trusted before their files are read again.", Minimum = 0, Maximum = 86400)]
    public TimeSpan Refresh { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How many finished runs are kept.</summary>
    [Key("keep", Description = "How many finished runs are kept; the oldest ones go first.", Minimum = 1, Maximum = 100000)]
    public int Keep { get; init; } = 1000;
}
