using System.Text.Json;
using Slipway.Server.Api;
using Slipway.Server.Tests.Support;

namespace Slipway.Server.Tests.Documents;

public sealed class OpenApiTests
{
    [Fact]
    public async Task Document_HoldsEveryRouteAndNoOther()
    {
        await using var server = await ServerUnderTest.StartAsync();

        var document = (await server.GetAsync("/openapi/v1.json")).Json;

        var described = document.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(method => $"{method.Name.ToUpperInvariant()} {path.Name}"));
        var routes = OpsApi.V1.SelectMany(api => api.Routes).Select(route => $"{route.Method} {route.Path}");
        string[] system = ["GET /", "GET /health", "GET /ready", "GET /metrics", "GET /openapi/v1.json", "GET /plugins", "GET /providers/{capability}", "POST /providers/{capability}"];
        Assert.Equal(routes.Concat(system).Order(StringComparer.Ordinal), described.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Document_NamesEachOperationOnceAndRefersToSchemasThatExist()
    {
        await using var server = await ServerUnderTest.StartAsync();

        var answer = await server.GetAsync("/openapi/v1.json");

        var schemas = answer.Json.GetProperty("components").GetProperty("schemas").EnumerateObject().Select(schema => schema.Name).ToHashSet();
        var references = answer.Body.Split("\"#/components/schemas/").Skip(1).Select(rest => rest[..rest.IndexOf('"', StringComparison.Ordinal)]).ToHashSet();
        Assert.Equal(schemas.Order(), references.Order());
        var ids = answer.Json.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject()).Select(method => method.Value.GetProperty("operationId").GetString()).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    [Fact]
    public async Task Schemas_SayWhatBodiesAndAnswersHold()
    {
        await using var server = await ServerUnderTest.StartAsync();

        var schemas = (await server.GetAsync("/openapi/v1.json")).Json.GetProperty("components").GetProperty("schemas");

        Assert.False(schemas.GetProperty("IncidentQuery").GetProperty("additionalProperties").GetBoolean());
        Assert.Equal(
            ["createdAt", "id", "severity", "status", "title", "updatedAt"],
            schemas.GetProperty("Incident").GetProperty("required").EnumerateArray().Select(name => name.GetString()!).Order());
        Assert.Equal(
            """{"type":"string","format":"date-time"}""",
            JsonSerializer.Serialize(schemas.GetProperty("Incident").GetProperty("properties").GetProperty("createdAt")));
        Assert.Equal(
            """{"type":"object","additionalProperties":{"type":"string"}}""",
            JsonSerializer.Serialize(schemas.GetProperty("ServiceQuery").GetProperty("properties").GetProperty("tags")));
    }
}
