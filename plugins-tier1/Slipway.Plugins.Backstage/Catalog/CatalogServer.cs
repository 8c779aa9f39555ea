using System.Globalization;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Slipway.Plugins.Shared.Http;
using Slipway.Plugins.Shared.Patience;
using Slipway.Sdk.Calls;
using Slipway.Sdk.Plugins;

namespace Slipway.Plugins.Backstage.Catalog;

/// <summary>The catalog API of a Backstage backend. https://backstage.io/docs/features/software-catalog/software-catalog-api</summary>
internal sealed class CatalogServer(PatientUpstream upstream) : ICatalog
{
    private const string Name = "Backstage";
    private const int PageSize = 200;

    // Far beyond what any catalog has: an upstream that goes on is broken, and must not fill the memory of a server.
    private const int MostPages = 500;

    /// <summary>The API below an address.</summary>
    public static CatalogServer Of(string address, BackstageConfiguration configuration, ProviderContext context)
    {
        var settings = new HttpUpstreamSettings
        {
            Name = Name,
            BaseAddress = address + "/api/catalog",
            Timeout = configuration.Timeout,
            Authorization = configuration.Token is { } token ? new AuthenticationHeaderValue("Bearer", token.Reveal()) : null,
            Headers = new Dictionary<string, string> { ["Accept"] = "application/json" },
        };
        return new(new PatientUpstream(new HttpUpstream(context.CreateHttpClient(), settings, context.Clock), context.Clock));
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<Entity> ListAsync(EntityFilter filter, CallContext call, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        HashSet<EntityRef> seen = [];
        HashSet<string> cursors = [];
        string? query = FirstPage(filter);
        for (var page = 0; query is not null; page++)
        {
            if (page >= MostPages)
            {
                throw new ProviderException(ErrorCodes.ProviderError, $"{Name} gave {MostPages} pages and says that there are more");
            }

            var (entities, cursor) = Page(await upstream.ReadAsync(query, call, cancellationToken));
            foreach (var entity in entities.Where(entity => filter.Admits(entity) && seen.Add(entity.Ref)))
            {
                yield return entity;
            }

            // A cursor that comes again would lead round for ever.
            query = cursor is not null && cursors.Add(cursor)
                ? string.Create(CultureInfo.InvariantCulture, $"/entities/by-query?limit={PageSize}&cursor={Uri.EscapeDataString(cursor)}")
                : null;
        }
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<Entity>> FindAsync(IReadOnlyCollection<EntityRef> entities, CallContext call, CancellationToken cancellationToken)
    {
        List<Entity> found = [];
        foreach (var some in entities.Distinct().Chunk(PageSize))
        {
            var question = new JsonObject { ["entityRefs"] = new JsonArray([.. some.Select(entity => JsonValue.Create(entity.ToString()))]) };
            var answer = await upstream.AskAsync("/entities/by-refs", question, call, cancellationToken);
            found.AddRange(Read(answer, root => root.GetProperty("items").EnumerateArray()
                .Where(item => item.ValueKind != JsonValueKind.Null).Select(EntityReader.Read).ToArray()));
        }

        return found;
    }

    public void Dispose() => upstream.Dispose();

    // Conditions of one filter hold together, of several filters one is enough.
    private static string FirstPage(EntityFilter filter)
    {
        var conditions = $"kind={filter.Kind}"
            + (filter.Owner is { } owner ? $",relations.ownedBy={owner}" : "")
            + (filter.MemberOf is { } group ? $",relations.memberOf={group}" : "");
        var filters = filter.Types.Count == 0 ? [conditions] : filter.Types.Select(type => $"{conditions},spec.type={type}");
        var query = string.Concat(filters.Select(text => "&filter=" + Uri.EscapeDataString(text)));
        return string.Create(CultureInfo.InvariantCulture, $"/entities/by-query?limit={PageSize}{query}&orderField={Uri.EscapeDataString("metadata.name,asc")}");
    }

    private static (Entity[] Entities, string? Cursor) Page(UpstreamAnswer answer) => Read(answer, root => (
        root.GetProperty("items").EnumerateArray().Select(EntityReader.Read).ToArray(),
        root.GetProperty("pageInfo").TryGetProperty("nextCursor", out var cursor) ? cursor.GetString() : null));

    private static T Read<T>(UpstreamAnswer answer, Func<JsonElement, T> read)
    {
        if (!answer.IsSuccess)
        {
            throw answer.Refusal(Name, ReasonOf(answer));
        }

        if (answer.Body is null)
        {
            throw ProviderException.BadRequest($"the answer of {Name} is too large; ask for less");
        }

        return AnswerForm.Read(Name, () =>
        {
            using var document = JsonDocument.Parse(answer.Body);
            return read(document.RootElement);
        });
    }

    // Its errors are an object with a name and a message; what proxies before it say has another form.
    private static string? ReasonOf(UpstreamAnswer answer)
    {
        using var document = answer.Json();
        return document?.RootElement is { ValueKind: JsonValueKind.Object } root
            && root.TryGetProperty("error", out var error) && error.ValueKind == JsonValueKind.Object
            && error.TryGetProperty("message", out var message) && message.ValueKind == JsonValueKind.String
            ? message.GetString()
            : null;
    }
}
