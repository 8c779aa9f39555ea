using Slipway.Sdk.Configuration;

[Configuration]
public sealed partial record OpsConfiguration
{
    [Key("few", Minimum = 1.5, Maximum = 1.6)] public int Few { get; init; }

    [Key("big", Minimum = 1e10)] public int? Big { get; init; }

    [Key("past", Maximum = -1)] public TimeSpan? Past { get; init; }

    [Key("low", Minimum = 10)] public int Low { get; init; } = 3;

    [Key("long", Maximum = 2)] public string Long { get; init; } = "abcdef";

    [Key("slow", Maximum = 30)] public TimeSpan Slow { get; init; } = TimeSpan.FromMinutes(1);

    [Key("fine", Minimum = 1, Maximum = 4)] public string Fine { get; init; } = "🌍🌍🌍🌍";

    [Key("edge", Minimum = 60)] public TimeSpan Edge { get; init; } = TimeSpan.FromMinutes(1);

    [Key("zero", Minimum = 1)] public int Zero { get; init; }

    [Key("instant", Minimum = 0.5)] public TimeSpan Instant { get; init; }

    [Key("unsaid", Minimum = 1)] public int? Unsaid { get; init; }

    [Key("said", Minimum = 1)] public required int Said { get; init; }
}
