using Slipway.Sdk.Configuration;

[Configuration]
public sealed partial class NoRecord
{
    [Key("a")] public string A { get; init; } = "";
}

[Configuration]
public sealed record NotPartial;

[Configuration]
public abstract partial record Abstract;

[Configuration]
public sealed partial record Generic<T>;

[Configuration]
public sealed partial record Positional([property: Key("a")] string A);

[Configuration]
file sealed partial record Local;

public partial class Outer
{
    [Configuration]
    public sealed partial record Nested;
}
