namespace Slipway.Sdk.Plugins;

/// <summary>
/// Marks a class that implements one or more provider interfaces. Its constructor may take the configuration record and a
/// <see cref="ProviderContext"/>. The operations that it declares are the interface members that it implements.
/// </summary>
/// <param name="name">The name by which operators choose it, such as <c>prometheus</c>.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ProviderAttribute(string name) : Attribute
{
    /// <summary>The name by which operators choose it, such as <c>prometheus</c>.</summary>
    public string Name { get; } = name;

    /// <summary>The members of the query scope that it honours: <c>service</c>, <c>team</c>, <c>environment</c>.</summary>
    public string[] Scope { get; set; } = [];

    /// <summary>The filter operators or query members that it honours, such as <c>=</c> or <c>!=</c>.</summary>
    public string[] Filters { get; set; } = [];
}
