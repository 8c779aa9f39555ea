using Slipway.Sdk.Configuration;

[Configuration]
public sealed partial record OpsConfiguration
{
    [Key("url")] public Uri? Url { get; init; }

    [Key("url")] public Uri? Address { get; init; }
}
