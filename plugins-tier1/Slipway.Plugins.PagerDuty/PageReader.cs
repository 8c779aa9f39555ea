using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization.Metadata;
using Slipway.Sdk.Calls;

namespace Slipway.Plugins.PagerDuty;

/// <summary>Reads lists of PagerDuty, page after page: it pages by offset and shows the first ten thousand of a list.</summary>
internal static class PageReader
{
    private const int LargestPage = 100;
    private const int LastOffset = 10_000;

    /// <summary>The items of a list, none twice; pages shift while they are read.</summary>
    /// <param name="api">The API.</param>
    /// <param name="list">The path with its filters; ends so that a parameter can follow.</param>
    /// <param name="wanted">How many the caller can use at most; 0 when nobody knows.</param>
    /// <param name="type">The form of a page.</param>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">The token.</param>
    public static async IAsyncEnumerable<TItem> ReadAsync<TPage, TItem>(
        PagerDutyApi api, string list, long wanted, JsonTypeInfo<TPage> type, CallContext call, [EnumeratorCancellation] CancellationToken cancellationToken)
        where TPage : class, IUpstreamPage<TItem>
        where TItem : class, IUpstreamThing
    {
        var size = wanted is > 0 and < LargestPage ? wanted : LargestPage;
        HashSet<string> seen = [];
        for (var offset = 0L; ;)
        {
            var query = string.Create(CultureInfo.InvariantCulture, $"limit={size}&offset={offset}");
            var page = await api.ListAsync(list + query, type, call, cancellationToken);
            foreach (var item in page.Items.Where(item => seen.Add(item.Id)))
            {
                yield return item;
            }

            // PagerDuty counts by what it skipped, so an empty page with more behind it would never end.
            offset += page.Items.Count;
            if (!page.More || page.Items.Count == 0)
            {
                yield break;
            }

            if (offset + size > LastOffset)
            {
                throw ProviderException.BadRequest(
                    $"{PagerDutyApi.Name} lists no more than {LastOffset} items; narrow the scope, the statuses or the configured days");
            }
        }
    }
}

/// <summary>A page of a list.</summary>
internal interface IUpstreamPage<TItem>
{
    bool More { get; }

    IReadOnlyList<TItem> Items { get; }
}

/// <summary>Anything with an id.</summary>
internal interface IUpstreamThing
{
    string Id { get; }
}
