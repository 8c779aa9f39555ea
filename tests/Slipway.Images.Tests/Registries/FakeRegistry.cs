using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace Slipway.Images.Tests.Registries;

/// <summary>A registry in this process that keeps to the specification, until the test makes it do otherwise.</summary>
internal sealed partial class FakeRegistry : IAsyncDisposable
{
    private WebServer _server = null!;
    private int _uploads;

    public FakeStore Store { get; } = new();

    /// <summary>Asked first for every request; true means that it has answered.</summary>
    public Func<HttpContext, Task<bool>> Fault { get; set; } = _ => Task.FromResult(false);

    /// <summary>What begins a Location: nothing for a relative one.</summary>
    public Func<string, string> Location { get; set; } = path => path;

    /// <summary>Bodies of uploads that are larger are refused with this status.</summary>
    public (int Bytes, int Status)? Largest { get; set; }

    public bool KeepsReferrers { get; set; }

    /// <summary>Every request: METHOD PATH?QUERY.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    public ConcurrentQueue<string?> Authorizations { get; } = new();

    public string Host => _server.Authority;

    public ImageReference At(string rest) => ImageReference.Parse($"{Host}/{rest}");

    public static async Task<FakeRegistry> StartAsync()
    {
        var registry = new FakeRegistry();
        registry._server = await WebServer.StartAsync(registry.HandleAsync);
        return registry;
    }

    /// <summary>How many requests of a method there were below a path.</summary>
    public int Count(string method, string path) => Requests.Count(request => Regex.IsMatch(request, $"^{method} .*{path}"));

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    /// <summary>Answers as registries answer errors.</summary>
    public static Task ErrorAsync(HttpContext context, int status, string code, string message = "no")
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(new JsonObject
        {
            ["errors"] = new JsonArray(new JsonObject { ["code"] = code, ["message"] = message }),
        }.ToJsonString());
    }

    public static async Task<byte[]> BodyAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        return body.ToArray();
    }

    private async Task HandleAsync(HttpContext context)
    {
        var request = context.Request;
        Requests.Enqueue($"{request.Method} {request.Path}{request.QueryString}");
        Authorizations.Enqueue(request.Headers.Authorization);
        if (await Fault(context))
        {
            return;
        }

        var path = Form().Match(request.Path.Value!);
        var (repository, rest) = (path.Groups["name"].Value, path.Groups["rest"].Value);
        await (path.Groups["kind"].Value switch
        {
            "blobs" when rest.StartsWith("uploads/", StringComparison.Ordinal) => UploadAsync(context, repository, rest["uploads/".Length..]),
            "blobs" => BlobAsync(context, repository, rest),
            "manifests" => ManifestAsync(context, repository, rest),
            "tags" => JsonAsync(context, "application/json", new JsonObject
            {
                ["tags"] = new JsonArray([.. Store.Tags.Keys.Where(tag => tag.Repository == repository).Select(tag => (JsonNode)tag.Tag)]),
            }),
            "referrers" when KeepsReferrers => JsonAsync(context, MediaTypes.Index, new JsonObject
            {
                ["schemaVersion"] = 2,
                ["mediaType"] = MediaTypes.Index,
                ["manifests"] = Store.Referrers(repository, rest),
            }),
            _ => NotFoundAsync(context),
        });
    }

    private async Task UploadAsync(HttpContext context, string repository, string id)
    {
        var query = context.Request.Query;
        switch (context.Request.Method)
        {
            case "POST" when query["from"] is [{ } from] && Store.Blobs.TryGetValue((from, query["mount"]!), out var mounted):
                Store.Blobs[(repository, query["mount"]!)] = mounted;
                context.Response.StatusCode = 201;
                break;
            case "POST":
                id = Interlocked.Increment(ref _uploads).ToString(CultureInfo.InvariantCulture);
                Store.Uploads[id] = [];
                Accept(context, repository, id);
                break;
            case "PATCH" or "PUT" when !Store.Uploads.ContainsKey(id):
                await ErrorAsync(context, 404, "BLOB_UPLOAD_UNKNOWN");
                break;
            case "PATCH" or "PUT" when Largest is { } largest && context.Request.ContentLength > largest.Bytes:
                await ErrorAsync(context, largest.Status, "SIZE_INVALID");
                break;
            case "PATCH":
                Store.Uploads[id] = [.. Store.Uploads[id], .. await BodyAsync(context)];
                Accept(context, repository, id);
                break;
            case "PUT":
                await CompleteAsync(context, repository, id, [.. Store.Uploads[id], .. await BodyAsync(context)]);
                break;
            case "GET":
                context.Response.StatusCode = 204;
                context.Response.Headers["Range"] = $"0-{Math.Max(0, Store.Uploads[id].Length - 1)}";
                break;
            default:
                Store.Uploads.TryRemove(id, out _);
                context.Response.StatusCode = 204;
                break;
        }
    }

    private void Accept(HttpContext context, string repository, string id)
    {
        context.Response.StatusCode = 202;
        context.Response.Headers.Location = Location($"/v2/{repository}/blobs/uploads/{id}?_state=a%2Bb%3D%3D");
        context.Response.Headers["Range"] = $"0-{Math.Max(0, Store.Uploads[id].Length - 1)}";
    }

    private Task CompleteAsync(HttpContext context, string repository, string id, byte[] bytes)
    {
        string digest = context.Request.Query["digest"]!;
        Store.Uploads.TryRemove(id, out _);
        if (Digest.Of(bytes).ToString() != digest || context.Request.Query["_state"] != "a+b==")
        {
            return ErrorAsync(context, 400, "DIGEST_INVALID");
        }

        Store.Blobs[(repository, digest)] = bytes;
        context.Response.StatusCode = 201;
        context.Response.Headers["Docker-Content-Digest"] = digest;
        return Task.CompletedTask;
    }

    private Task BlobAsync(HttpContext context, string repository, string digest) => Store.Blobs.TryGetValue((repository, digest), out var bytes)
        ? SendAsync(context, digest, "application/octet-stream", bytes)
        : ErrorAsync(context, 404, "BLOB_UNKNOWN");

    private async Task ManifestAsync(HttpContext context, string repository, string version)
    {
        if (context.Request.Method == "PUT")
        {
            var bytes = await BodyAsync(context);
            var digest = Store.Put(repository, version, context.Request.ContentType!, bytes);
            context.Response.StatusCode = 201;
            context.Response.Headers["Docker-Content-Digest"] = digest;
            if (KeepsReferrers && JsonNode.Parse(bytes)!["subject"] is { } subject)
            {
                context.Response.Headers["OCI-Subject"] = (string?)subject["digest"];
            }

            return;
        }

        // As real ones do: what the client does not say it accepts is not there.
        if (Store.Manifest(repository, version) is { } found && context.Request.Headers.Accept.ToString().Contains(found.Type, StringComparison.Ordinal))
        {
            if (context.Request.Headers.IfNoneMatch == $"\"{found.Digest}\"")
            {
                context.Response.StatusCode = 304;
                return;
            }

            context.Response.Headers.ETag = $"\"{found.Digest}\"";
            await SendAsync(context, found.Digest, found.Type, found.Bytes);
            return;
        }

        await ErrorAsync(context, 404, "MANIFEST_UNKNOWN");
    }

    private static async Task SendAsync(HttpContext context, string digest, string type, byte[] bytes)
    {
        context.Response.Headers["Docker-Content-Digest"] = digest;
        context.Response.ContentType = type;
        context.Response.ContentLength = bytes.Length;
        if (context.Request.Method == "GET")
        {
            await context.Response.Body.WriteAsync(bytes);
        }
    }

    private static Task JsonAsync(HttpContext context, string type, JsonNode content)
    {
        context.Response.ContentType = type;
        return context.Response.WriteAsync(content.ToJsonString());
    }

    private static Task NotFoundAsync(HttpContext context)
    {
        context.Response.StatusCode = 404;
        context.Response.ContentType = "text/plain";
        return context.Response.WriteAsync("404 page not found\n");
    }

    [GeneratedRegex("^/v2/(?<name>.+)/(?<kind>blobs|manifests|tags|referrers)/(?<rest>.*)$")]
    private static partial Regex Form();
}
