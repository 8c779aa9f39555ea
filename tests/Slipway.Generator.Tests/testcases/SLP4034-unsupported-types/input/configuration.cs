using Slipway.Sdk.Configuration;

[Configuration]
public sealed partial record OpsConfiguration
{
    [Key("when")] public DateTime When { get; init; }

    [Key("list")] public List<string> List { get; init; } = [];

    [Key("numbers")] public IReadOnlyList<int> Numbers { get; init; } = [];

    [Key("price")] public decimal? Price { get; init; }

    [Key("nested")] public OpsConfiguration? Nested { get; init; }
}
