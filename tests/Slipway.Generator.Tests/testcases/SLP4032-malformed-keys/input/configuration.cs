using Slipway.Sdk.Configuration;

[Configuration]
public sealed partial record OpsConfiguration
{
    [Key("ApiToken")] public string? A { get; init; }

    [Key("api_token")] public string? B { get; init; }

    [Key("")] public string? C { get; init; }

    [Key("über")] public string? D { get; init; }
}
