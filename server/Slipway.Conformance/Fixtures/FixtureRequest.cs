using System.Text.Json.Nodes;

namespace Slipway.Conformance.Fixtures;

/// <summary>A request of a fixture.</summary>
/// <param name="Operation">The operation's name.</param>
/// <param name="Request">The request as the table of operations has it.</param>
public sealed record FixtureRequest(string Operation, JsonObject Request);
