using System.Text;
using System.Text.Json;
using Slipway.Sdk.Capabilities;
using Slipway.Sdk.Json;

namespace Slipway.Sdk.Tests.Json;

public sealed class WireTests
{
    private static readonly JsonSerializerOptions Strict = WireJson.Strict(FrameworkV1.Capabilities.Select(capability => capability.Json));
    private static readonly JsonSerializerOptions Lenient = WireJson.Lenient(FrameworkV1.Capabilities.Select(capability => capability.Json));

    public static TheoryData<string, string, string> Requests => new()
    {
        { "incident.query", "{}", """{"scope":{}}""" },
        { "incident.query", "null", """{"scope":{}}""" },
        { "incident.query", """{"QUERY":"a","statuses":[],"limit":0,"scope":null,"metadata":{}}""", """{"query":"a","scope":{}}""" },
        { "incident.query", """{"limit":null,"statuses":[null,"x"]}""", """{"statuses":["","x"],"scope":{}}""" },
        { "incident.query", """{"query":"a","query":"b"}""", """{"query":"b","scope":{}}""" },
        { "incident.query", """{"metadata":{"n":12345678901234567890.123,"b":1,"b":2}}""", """{"scope":{},"metadata":{"n":12345678901234567890.123,"b":2}}""" },
        { "incident.create", "{}", """{"title":"","status":"","severity":""}""" },
        { "incident.update", """{"id":"1","input":{"title":"","status":null}}""", """{"id":"1","input":{"title":""}}""" },
        { "ticket.update", """{"id":"1","input":{"assignees":[]}}""", """{"id":"1","input":{"assignees":[]}}""" },
        { "log.query", """{"expression":{}}""", """{"expression":{},"start":"0001-01-01T00:00:00Z","end":"0001-01-01T00:00:00Z","scope":{}}""" },
        { "log.query", """{"start":"2024-05-06T07:08:09.120000+02:00","end":"2024-05-06T07:08:09.123456789Z"}""",
            """{"start":"2024-05-06T07:08:09.12+02:00","end":"2024-05-06T07:08:09.123456789Z","scope":{}}""" },
        { "metric.query", "{}", """{"start":"0001-01-01T00:00:00Z","end":"0001-01-01T00:00:00Z","step":0,"scope":{}}""" },
        { "team.members", """{"teamID":"t"}""", """{"teamID":"t"}""" },
        { "orchestration.runs.steps.complete", "{}", """{"runId":"","stepId":"","actor":"","note":""}""" },
        { "messaging.send", """{"blocks":[{"type":"x","fields":{}}]}""", """{"channel":"","body":"","blocks":[{"type":"x"}]}""" },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public void WriteRequest_WhatWasRead_IsNormalised(string operation, string body, string expected) =>
        Assert.Equal(expected, RoundTripRequest(operation, body));

    [Theory]
    [InlineData("incident.query", """{"foo":1}""")]
    [InlineData("incident.query", """{"scope":{"foo":1}}""")]
    [InlineData("incident.query", """{"limit":1.5}""")]
    [InlineData("incident.query", """{"limit":1e2}""")]
    [InlineData("incident.query", """{"limit":"10"}""")]
    [InlineData("incident.query", """{"limit":9223372036854775808}""")]
    [InlineData("incident.query", """{"query":1}""")]
    [InlineData("incident.query", """{"metadata":[]}""")]
    [InlineData("incident.query", "true")]
    [InlineData("log.query", """{"start":"2023-10-01 00:00:00Z"}""")]
    [InlineData("log.query", """{"start":""}""")]
    [InlineData("log.query", """{"start":"2023-02-31T00:00:00Z"}""")]
    [InlineData("service.query", """{"tags":{"a":1}}""")]
    public void ReadRequest_AgainstTheSchema_IsRefused(string operation, string body) =>
        Assert.Throws<JsonException>(() => RoundTripRequest(operation, body));

    [Theory]
    [InlineData("incident.query", "null", "[]")]
    [InlineData("incident.query", "[{}]", """[{"id":"","title":"","status":"","severity":"","createdAt":"0001-01-01T00:00:00Z","updatedAt":"0001-01-01T00:00:00Z"}]""")]
    [InlineData("incident.get", """{"ID":"1","unknown":{"x":1},"fields":{"a":1.50}}""",
        """{"id":"1","title":"","status":"","severity":"","createdAt":"0001-01-01T00:00:00Z","updatedAt":"0001-01-01T00:00:00Z","fields":{"a":1.50}}""")]
    [InlineData("log.query", "{}", """{"entries":[]}""")]
    [InlineData("metric.query", "[{}]", """[{"name":"","points":[]}]""")]
    [InlineData("metric.query", """[{"points":[{"timestamp":null,"value":null}]}]""", """[{"name":"","points":[{"timestamp":"0001-01-01T00:00:00Z","value":0}]}]""")]
    [InlineData("metric.describe", "[{}]", """[{"name":"","type":"","description":"","labels":[]}]""")]
    [InlineData("incident.timeline.append", "42", """{"status":"ok"}""")]
    [InlineData("orchestration.runs.get", """{"steps":[null,{"startedAt":null}]}""",
        """{"id":"","planId":"","status":"","scope":{},"steps":[{"stepId":"","status":""},{"stepId":"","status":""}],"createdAt":"0001-01-01T00:00:00Z","updatedAt":"0001-01-01T00:00:00Z"}""")]
    public void WriteAnswer_WhatAPluginSaid_IsNormalised(string operation, string answer, string expected)
    {
        var shape = Operation(operation).Answer;
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(answer));
        reader.Read();
        var read = shape.Read(ref reader, Lenient);

        Assert.Equal(expected, Written(writer => shape.Write(writer, read, Lenient)));
    }

    private static Operation Operation(string name) =>
        FrameworkV1.Capabilities.SelectMany(capability => capability.Operations).Single(operation => operation.Name == name);

    private static string RoundTripRequest(string name, string body)
    {
        var operation = Operation(name);
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(body), new JsonReaderOptions { MaxDepth = WireJson.DefaultMaxDepth });
        reader.Read();
        var request = operation.ReadRequest(ref reader, Strict);
        return Written(writer => operation.WriteRequest(writer, request, Strict));
    }

    private static string Written(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = Strict.Encoder }))
        {
            write(writer);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
