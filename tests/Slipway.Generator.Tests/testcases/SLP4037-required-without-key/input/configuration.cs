using Slipway.Sdk.Configuration;

[Configuration]
public sealed partial record OpsConfiguration
{
    public required string ApiToken { get; init; }

    public required int Field;
}
