using Slipway.Sdk.Configuration;

[Configuration]
public sealed partial record OpsConfiguration
{
    [Key("name")] public string Name { get; init; }

    [Key("hosts")] public IReadOnlyList<string> Hosts { get; init; }

    [Key("port")] public int Port { get; init; }

    [Key("fine")] public string Fine { get; init; } = "";

    [Key("optional")] public string? Optional { get; init; }

    [Key("needed")] public required string Needed { get; init; }
}

[Configuration]
public sealed partial record WithConstructor
{
    public WithConstructor() => Name = "x";

    [Key("name")] public string Name { get; init; }
}
