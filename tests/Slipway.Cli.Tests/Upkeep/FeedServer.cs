using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Slipway.Images.Tests.Registries;

namespace Slipway.Cli.Tests.Upkeep;

/// <summary>The packages of a folder as a NuGet server of protocol version 3 offers them.</summary>
internal sealed class FeedServer(WebServer server) : IAsyncDisposable
{
    /// <summary>What nuget.config has to say of it.</summary>
    public string Configuration =>
        $"""<configuration><packageSources><clear /><add key="far" value="http://{server.Authority}/v3/index.json" allowInsecureConnections="true" /></packageSources></configuration>""";

    /// <summary>Starts it; what is named <c>ID VERSION</c> is there, but not listed.</summary>
    public static async Task<FeedServer> StartAsync(string folder, params string[] unlisted) =>
        new(await WebServer.StartAsync(request => AnswerAsync(folder, unlisted, request)));

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private static async Task AnswerAsync(string folder, string[] unlisted, HttpContext call)
    {
        var root = $"http://{call.Request.Host}";
        switch (call.Request.Path.Value!.Trim('/').Split('/'))
        {
            case ["v3", "index.json"]:
                await WriteAsync(call, $$"""
                    { "version": "3.0.0", "resources": [
                      { "@id": "{{root}}/registration/", "@type": "RegistrationsBaseUrl/3.6.0" }, { "@id": "{{root}}/flat/", "@type": "PackageBaseAddress/3.0.0" } ] }
                    """);
                break;
            case ["registration", var id, "index.json"] when VersionsOf(folder, id) is { Count: > 0 } versions:
                var page = $"{root}/registration/{id}/index.json";
                var items = versions.Select(version => $$"""
                    { "@id": "{{page}}#{{version}}", "packageContent": "{{root}}/flat/{{id}}/{{version}}/{{id}}.{{version}}.nupkg",
                      "catalogEntry": { "@id": "{{page}}#{{version}}", "id": "{{id}}", "version": "{{version}}", "listed": {{(unlisted.Contains($"{id} {version}", StringComparer.OrdinalIgnoreCase) ? "false" : "true")}} } }
                    """);
                await WriteAsync(call, $$"""
                    { "@id": "{{page}}", "count": 1, "items": [ { "@id": "{{page}}#page", "count": {{versions.Count}}, "lower": "{{versions[0]}}", "upper": "{{versions[^1]}}", "items": [ {{string.Join(',', items)}} ] } ] }
                    """);
                break;
            case ["flat", var id, "index.json"] when VersionsOf(folder, id) is { Count: > 0 } versions:
                await WriteAsync(call, JsonSerializer.Serialize(new { versions }));
                break;
            case ["flat", var id, var version, _] when Directory.GetFiles(folder).FirstOrDefault(file => string.Equals(Path.GetFileName(file), $"{id}.{version}.nupkg", StringComparison.OrdinalIgnoreCase)) is { } package:
                await call.Response.SendFileAsync(package);
                break;
            default:
                call.Response.StatusCode = StatusCodes.Status404NotFound;
                break;
        }
    }

    private static Task WriteAsync(HttpContext call, string json)
    {
        call.Response.ContentType = "application/json";
        return call.Response.WriteAsync(json);
    }

    private static List<string> VersionsOf(string folder, string id) =>
    [
        .. Directory.GetFiles(folder, "*.nupkg").Select(file => Path.GetFileNameWithoutExtension(file))
            .Where(name => name.StartsWith(id + ".", StringComparison.OrdinalIgnoreCase) && char.IsAsciiDigit(name[id.Length + 1]))
            .Select(name => name[(id.Length + 1)..]).Order(StringComparer.Ordinal),
    ];
}
