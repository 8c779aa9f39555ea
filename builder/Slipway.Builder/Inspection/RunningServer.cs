using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Slipway.Builder.Inspection;

/// <summary>Reads <c>/plugins</c> of a server that runs.</summary>
public static class RunningServer
{
    /// <summary>What the server says; throws an <see cref="IOException"/> that says why it said nothing.</summary>
    public static async Task<InspectedServer> InspectAsync(Uri address, string? bearerToken, HttpClient client, CancellationToken token)
    {
        var place = address.AbsolutePath.EndsWith("/plugins", StringComparison.Ordinal) ? address : new Uri(address.AbsoluteUri.TrimEnd('/') + "/plugins");
        using var request = new HttpRequestMessage(HttpMethod.Get, place);
        request.Headers.Authorization = bearerToken is null ? null : new AuthenticationHeaderValue("Bearer", bearerToken);
        try
        {
            using var answer = await client.SendAsync(request, token);
            if (!answer.IsSuccessStatusCode)
            {
                throw new IOException(string.Create(CultureInfo.InvariantCulture, $"{place} answers {(int)answer.StatusCode} {answer.ReasonPhrase}{Advice((int)answer.StatusCode)}"));
            }

            return Read(JsonNode.Parse(await answer.Content.ReadAsByteArrayAsync(token)))
                ?? throw new IOException($"{place} answers something that is no list of plugins");
        }
        catch (HttpRequestException exception)
        {
            throw new IOException($"{place} does not answer: {exception.Message.TrimEnd('.')}", exception);
        }
        catch (TaskCanceledException exception) when (!token.IsCancellationRequested)
        {
            throw new IOException($"{place} does not answer in time", exception);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new IOException($"{place} answers something that is no list of plugins: {exception.Message}", exception);
        }
    }

    private static string Advice(int status) => status is 401 or 403 ? "; set OPSORCH_BEARER_TOKEN to a token that may read" : "";

    private static InspectedServer? Read(JsonNode? root)
    {
        if (root is not JsonObject || (string?)root["kind"] != "PluginList")
        {
            return null;
        }

        var server = root["server"];
        (string Key, string? Value)[] facts =
        [
            ("framework", server?["frameworkApis"] is JsonArray apis ? string.Join(' ', apis.Select(api => (string?)api)) : null),
            ("lock", (string?)server?["lockDigest"]),
            ("manifest", (string?)server?["manifestDigest"]),
            ("version", (string?)server?["version"]),
        ];
        return new InspectedServer(
            [.. facts.Where(fact => !string.IsNullOrEmpty(fact.Value)).Select(fact => KeyValuePair.Create(fact.Key, fact.Value!))],
            [.. (root["plugins"] as JsonArray ?? []).Select(Plugin).OrderBy(plugin => plugin.Id, StringComparer.Ordinal)])
        {
            Digest = (string?)server?["imageDigest"] is { Length: > 0 } digest ? digest : null,
        };
    }

    // A program that speaks over stdio says nothing of itself but its name.
    private static InspectedPlugin Plugin(JsonNode? plugin) => new(
        (string?)plugin?["publisher"] is { Length: > 0 } publisher ? $"{publisher}/{(string?)plugin["name"]}" : (string?)plugin?["name"] ?? "",
        (string?)plugin?["version"] ?? "",
        (string?)plugin?["package"]?["id"] ?? "",
        (string?)plugin?["package"]?["sha512"] ?? "",
        plugin?["tier"]?.ToString() ?? "",
        "",
        [.. (plugin?["providers"] as JsonArray ?? []).Select(provider => $"{(string?)provider?["capability"]}/{(string?)provider?["name"]}")]);
}
