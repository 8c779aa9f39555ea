using System.Text.Json;
using Slipway.Sdk.Capabilities;
using Slipway.Sdk.Json;

namespace Slipway.Conformance.Targets;

/// <summary>A capability that a target serves, with what its provider declares.</summary>
public sealed record ServedCapability
{
    /// <summary>The capability in the SDK's table.</summary>
    public required Capability Capability { get; init; }

    /// <summary>The name of the provider that serves it.</summary>
    public required string Provider { get; init; }

    /// <summary>The short names of the operations that it offers.</summary>
    public required IReadOnlyList<string> Operations { get; init; }

    /// <summary>The members of the query scope that it declares to honour; null when nobody says.</summary>
    public IReadOnlyList<string>? Scope { get; init; }

    /// <summary>The capability's name.</summary>
    public string Name => Capability.Name;

    /// <summary>Whether it offers an operation.</summary>
    public bool Offers(Operation operation) => Operations.Contains(operation.ShortName, StringComparer.Ordinal);

    /// <summary>The operations that find things: they need nothing that another operation would have to tell.</summary>
    internal IEnumerable<Operation> Lists => Capability.Operations.Where(operation => Offers(operation) && IsList(operation));

    /// <summary>The operations that find things, up to a limit.</summary>
    internal IEnumerable<Operation> LimitedLists => Lists.Where(list => MembersOf(list).Contains("limit"));

    /// <summary>The pairs of operations of which one lists what the other reads by its id.</summary>
    internal IEnumerable<(Operation List, Operation Get)> Readable =>
        from list in Lists
        where list.ShortName.EndsWith("query", StringComparison.Ordinal)
        from get in Capability.Operations
        where Offers(get) && get.ShortName == list.ShortName[..^"query".Length] + "get" && get.Answer.Kind == AnswerKind.Object
        select (list, get);

    /// <summary>The operations that list the parts of something, such as a timeline or a team's members.</summary>
    internal IEnumerable<Operation> Parts => Capability.Operations.Where(operation =>
        Offers(operation) && operation.Description.Effect == OperationEffect.Reads && operation.Answer.Kind == AnswerKind.List && !IsList(operation));

    internal IEnumerable<Operation> Writes =>
        Capability.Operations.Where(operation => Offers(operation) && operation.Description.Effect == OperationEffect.Writes && Name != "secret");

    /// <summary>The names of a request's members.</summary>
    internal IReadOnlyList<string> MembersOf(Operation operation) =>
        [.. OptionsFor(Capability).GetTypeInfo(operation.RequestType).Properties.Select(property => property.Name)];

    /// <summary>The JSON options of a capability's contracts, as transports use them.</summary>
    internal static JsonSerializerOptions OptionsFor(Capability capability) => WireJson.Lenient([capability.Json]);

    private static bool IsList(Operation operation) =>
        operation.Description.Effect == OperationEffect.Reads
        && (operation.ShortName.EndsWith("query", StringComparison.Ordinal) || operation.ShortName.EndsWith("describe", StringComparison.Ordinal));
}
