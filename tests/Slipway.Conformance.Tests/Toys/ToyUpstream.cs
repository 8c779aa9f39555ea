using System.Text.Json;
using Slipway.Sdk.Calls;
using Slipway.Sdk.Incidents;

namespace Slipway.Conformance.Toys;

/// <summary>Reads the incidents of the upstream, which delivers them in three pages.</summary>
internal sealed class ToyUpstream(HttpClient client, Uri address, string fault)
{
    private const int Pages = 3;

    public async Task<List<Incident>> ReadAsync(CancellationToken token)
    {
        List<Incident> all = [];
        for (var page = 1; page <= Pages; page++)
        {
            if (fault == "list.complete" && page == Pages)
            {
                break;
            }

            all.AddRange(await PageAsync(page, token));
        }

        return fault == "list.unique" ? [.. all, all[^1]] : all;
    }

    private async Task<IEnumerable<Incident>> PageAsync(int page, CancellationToken token)
    {
        using var answer = await client.GetAsync(new Uri(address, $"/incidents?page={page}"), token);
        if (!answer.IsSuccessStatusCode)
        {
            return fault == "upstream.failure" ? [] : throw ProviderException.Unavailable($"the upstream answers {(int)answer.StatusCode}");
        }

        using var document = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(token));
        return [.. document.RootElement.EnumerateArray().Select(Of)];
    }

    private static Incident Of(JsonElement incident) => new()
    {
        Id = incident.GetProperty("id").GetString()!,
        Title = incident.GetProperty("title").GetString()!,
        Service = incident.GetProperty("service").GetString()!,
        Status = "open",
        Severity = "high",
        Url = $"https://upstream.example/{incident.GetProperty("id").GetString()}",
    };
}
