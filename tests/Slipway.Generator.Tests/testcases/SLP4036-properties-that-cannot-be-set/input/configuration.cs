using Slipway.Sdk.Configuration;

public abstract record Base
{
    [Key("far")] public string Far { get; private init; } = "";

    [Key("near")] public string Near { get; protected init; } = "";

    [Key("hidden")] public string Hidden { get; init; } = "";
}

[Configuration]
public sealed partial record OpsConfiguration : Base
{
    [Key("computed")] public string Computed => "x";

    [Key("open")] public new string Hidden { get; init; } = "";

    [Key("shared")] public static string Shared { get; set; } = "";
}
