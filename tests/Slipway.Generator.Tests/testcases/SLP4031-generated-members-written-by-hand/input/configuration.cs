using Slipway.Sdk.Configuration;

[Configuration]
public sealed partial record OpsConfiguration
{
    [Key("validate")] public bool Validate { get; init; }

    [Key("checkRules")] public bool CheckRules { get; init; }

    public static string JsonSchema => "";

    public static void Bind()
    {
    }
}

[Configuration]
public sealed partial record WithRules
{
    [Key("low")] public int Low { get; init; }

    partial void CheckRules(ConfigurationReader reader)
    {
        if (Low > 9)
        {
            reader.Report("low", "is too much");
        }
    }
}
