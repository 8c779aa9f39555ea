using Slipway.Sdk.Configuration;

[Configuration]
public sealed partial record OpsConfiguration
{
    [Key("on", Minimum = 1)] public bool On { get; init; }

    [Key("name", Minimum = -1)] public string? Name { get; init; }

    [Key("code", Maximum = 2.5)] public Secret? Code { get; init; }

    [Key("size", Minimum = 9, Maximum = 1)] public int Size { get; init; }

    [Key("rate", Maximum = double.NaN)] public double Rate { get; init; }

    [Key("fine", Minimum = 0, Maximum = 1)] public double Fine { get; init; }
}
