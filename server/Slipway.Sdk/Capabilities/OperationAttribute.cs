namespace Slipway.Sdk.Capabilities;

/// <summary>
/// Names the operation that a member of a provider interface serves. The plugin generator reads it: the operations that a
/// provider declares are those whose members it implements.
/// </summary>
/// <param name="name">The full name, such as <c>incident.query</c>.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OperationAttribute(string name) : Attribute
{
    /// <summary>The full name, such as <c>incident.query</c>.</summary>
    public string Name { get; } = name;
}
