using Slipway.Metadata;
using Slipway.Metadata.Shapes;
using Slipway.Sdk.Capabilities;

namespace Slipway.Conformance.Fixtures;

/// <summary>The shape of a conformance fixture.</summary>
public static class FixtureShape
{
    private static readonly TextShape Operation = Texts.OneOf(
        "an operation", [.. FrameworkV1.Capabilities.SelectMany(capability => capability.Operations).Select(operation => operation.Name)]);

    private static readonly MapShape Anything = new(new TextShape("a key"), new AnyShape());

    private static readonly ObjectShape Request = new(
        Field.Required("operation", Operation, "The operation."),
        Field.MayHave("request", Anything, "The request as the table of operations has it, such as {id, input} for incident.update.") with { Default = "{}" });

    /// <summary>The shape.</summary>
    public static DocumentShape Document { get; } = new(
        "conformance-fixture", "ConformanceFixture", "What the conformance kit needs to know to try a plugin: a configuration, requests, and an upstream that answers.",
        new ObjectShape(
            Field.Required("providers", new ListShape(new ObjectShape(
                Field.Required("capability", Texts.OneOf("a capability", WellKnown.Capabilities), "The capability."),
                Field.Required("provider", Texts.Line, "The name of the provider that serves it.") with { Example = "\"prometheus\"" },
                Field.MayHave("config", Anything, "Its configuration; {upstream} in a text stands for the address of the upstream, {folder} for the folder of the files.") with { Default = "{}" },
                Field.MayHave("names", Texts.Line, "In a fixture of wrong configurations: the key that the refusal names."))) { Fewest = 1 },
                "The providers and their configurations."),
            Field.MayHave("requests", new ListShape(Request) { UniqueBy = ["operation"] }, "Requests that lists are asked with, where an empty one is not enough.") with { Default = "[]" },
            Field.MayHave("refused", new ListShape(Request), "Requests that the provider must refuse as bad requests.") with { Default = "[]" },
            Field.MayHave("writes", new ListShape(Request) { UniqueBy = ["operation"] }, "Requests of operations that write; {id} in a text stands for the id of the first thing that is listed.") with { Default = "[]" },
            Field.MayHave("lists", new ListShape(new ObjectShape(
                Field.Required("operation", Operation, "The operation that lists."),
                Field.Required("count", new WholeNumberShape(), "How many items it finds."))) { UniqueBy = ["operation"] },
                "What lists hold before anything is written.") with { Default = "[]" },
            Field.MayHave("secrets", new ListShape(Texts.Line) { Unique = true }, "Texts of the configuration that nobody may ever see.") with { Default = "[]" },
            Field.MayHave("files", new ListShape(new ObjectShape(
                Field.Required("path", Texts.RelativePath, "The path below the folder."),
                Field.Required("text", new TextShape("a text") { Longest = 100_000 }, "What the file holds."))) { UniqueBy = ["path"] },
                "Files of the folder that {folder} stands for; each start has a new one, which the provider may write to.") with { Default = "[]" },
            Field.MayHave("upstream", new ListShape(new ObjectShape(
                Field.MayHave("method", Texts.OneOf("a method", "GET", "POST", "PUT", "PATCH", "DELETE"), "The method.") with { Default = "\"GET\"" },
                Field.Required("path", Texts.Line, "The path, with the query where that matters."),
                Field.MayHave("containing", Texts.Line, "A text that the request must hold, in its address or its body, as people read it."),
                Field.MayHave("status", new WholeNumberShape(), "The status of the answer.") with { Default = "200" },
                Field.MayHave("body", new AnyShape(), "The answer: a text as it is, everything else as JSON."))),
                "The answers of the upstream that the kit plays.") with { Default = "[]" }));
}
