using Slipway.Sdk.Configuration;

[Configuration]
public sealed partial record OpsConfiguration
{
    [Key("turned", Description = "a\u202eb")] public int Turned { get; init; }

    [Key("half", Description = "a\ud800")] public int Half { get; init; }

    [Key("bell", Description = "a\u0007")] public int Bell { get; init; }

    /// <summary>Hidden&#x202E; words.</summary>
    [Key("summary")] public int Summary { get; init; }

    [Key("fine", Description = "Two\nlines, 世界 🌍 👩\u200d🚀.")] public int Fine { get; init; }
}
