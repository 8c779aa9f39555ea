namespace Slipway.Sdk.Configuration;

/// <summary>
/// Names the configuration key of a property. Types: string, <see cref="Secret"/>, Uri, bool, int, long, double, TimeSpan,
/// an enum, a list of strings, a map of strings to strings.
/// </summary>
/// <param name="name">The key, in camel case.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class KeyAttribute(string name) : Attribute
{
    /// <summary>The key, in camel case.</summary>
    public string Name { get; } = name;

    /// <summary>What the key is for, as operators read it in the schema.</summary>
    public string Description { get; set; } = "";

    /// <summary>The least number, or the shortest text.</summary>
    public double Minimum { get; set; } = double.NegativeInfinity;

    /// <summary>The greatest number, or the longest text.</summary>
    public double Maximum { get; set; } = double.PositiveInfinity;
}
