using System.Text.Json;
using Slipway.Images.Json;
using Slipway.Images.Problems;
using Slipway.Images.Registries.Transport;

namespace Slipway.Images.Registries.Content;

/// <summary>Reads lists that come in pages. A page that cannot be read is a problem: a list is whole or not there.</summary>
internal sealed class PagedLists(RegistryHttp http, RepositoryPlace place)
{
    private const int LargestPage = 16 << 20;
    private const int MostPages = 10_000;

    /// <summary>
    /// The pages of a list. <paramref name="isAbsent"/> says which first answer means that there is no list at all; the
    /// result is then empty.
    /// </summary>
    public async Task<Checked<IReadOnlyList<T>>> ReadAsync<T>(
        string path, Func<RegistryAnswer, bool> isAbsent, Func<JsonElement, IEnumerable<T>> items, CancellationToken token)
    {
        var found = new List<T>();
        var seen = new HashSet<Uri>();
        var next = place.At(path);
        while (next is not null)
        {
            if (!seen.Add(next) || seen.Count > MostPages || !place.Host.Owns(next))
            {
                return ContentProblems.Malformed(place.Name, $"the list {path} leads in circles or away from the registry");
            }

            var first = seen.Count == 1;
            var page = await PageAsync(next, answer => first && isAbsent(answer), items, token);
            if (!page.Ok)
            {
                return Checked<IReadOnlyList<T>>.From(page.Problems);
            }

            found.AddRange(page.Value.Items);
            next = page.Value.Next;
        }

        return Checked<IReadOnlyList<T>>.Of(found);
    }

    private Task<Checked<Page<T>>> PageAsync<T>(
        Uri uri, Func<RegistryAnswer, bool> isAbsent, Func<JsonElement, IEnumerable<T>> items, CancellationToken token)
    {
        var request = new RegistryRequest(HttpMethod.Get, place, uri, place.Pull) { Accept = ["application/json", MediaTypes.Index] };
        return http.SendAsync<Page<T>>(
            request,
            async answer => isAbsent(answer) ? new Page<T>([], null)
                : answer.Status == 200 ? await ParseAsync(answer, items)
                : await http.UnexpectedAsync(request, answer),
            token);
    }

    private async Task<Attempt<Page<T>>> ParseAsync<T>(RegistryAnswer answer, Func<JsonElement, IEnumerable<T>> items)
    {
        if (await answer.ReadAsync(LargestPage) is not { } body)
        {
            return ContentProblems.Malformed(place.Name, "a page of a list is larger than 16 MiB");
        }

        try
        {
            using var document = CanonicalJson.Parse(body);
            return new Page<T>([.. items(document.RootElement)], LinkHeader.Next(answer));
        }
        catch (JsonException malformed)
        {
            return ContentProblems.Malformed(place.Name, $"a list cannot be read: {malformed.Message}");
        }
    }

    private sealed record Page<T>(IReadOnlyList<T> Items, Uri? Next);
}
