using Slipway.Sdk.Configuration;

[Configuration]
public sealed partial record OpsConfiguration
{
    [Key("most")] public int Most { get; init; }

    [Key("mosT")] public int Other { get; init; }
}
