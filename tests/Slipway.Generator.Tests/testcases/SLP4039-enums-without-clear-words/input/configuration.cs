using Slipway.Sdk.Configuration;

public enum Clash
{
    Low,
    LOW,
}

public enum Empty;

[Configuration]
public sealed partial record OpsConfiguration
{
    [Key("clash")] public Clash Clash { get; init; }

    [Key("empty")] public Empty? Empty { get; init; }
}
