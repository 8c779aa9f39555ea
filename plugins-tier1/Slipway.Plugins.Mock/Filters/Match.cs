using Slipway.Plugins.Mock.Seeds;
using Slipway.Sdk.Calls;
using Slipway.Sdk.Schema;

namespace Slipway.Plugins.Mock.Filters;

/// <summary>What the mock's queries mean. Words compare without regard to case, ids and tags exactly.</summary>
internal static class Match
{
    /// <summary>Where a query without a limit stops.</summary>
    public const int DefaultLimit = 100;

    /// <summary>The first items, as many as the caller asked for.</summary>
    public static Page<T> Page<T>(IEnumerable<T> items, long limit) => Pages.Of(items, Limit(limit));

    /// <summary>The limit that counts.</summary>
    public static long Limit(long limit) => limit switch
    {
        < 0 => throw ProviderException.BadRequest("limit is less than 0; leave it out for the first 100"),
        0 => DefaultLimit,
        _ => limit,
    };

    /// <summary>Whether a text occurs in one of the values; no text occurs everywhere.</summary>
    public static bool Text(string? text, params ReadOnlySpan<string?> values)
    {
        if (string.IsNullOrEmpty(text))
        {
            return true;
        }

        foreach (var value in values)
        {
            if (value is not null && value.Contains(text, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a value is one of the words; no words mean all.</summary>
    public static bool Word(IReadOnlyList<string>? words, string? value) =>
        words is not { Count: > 0 } || words.Contains(value ?? "", StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether an id is one of those asked for; none mean all.</summary>
    public static bool Id(IReadOnlyList<string>? ids, string? value) =>
        ids is not { Count: > 0 } || ids.Contains(value ?? "", StringComparer.Ordinal);

    /// <summary>Whether all the tags are there.</summary>
    public static bool Tags(IReadOnlyDictionary<string, string>? wanted, IReadOnlyDictionary<string, string>? tags) =>
        wanted is null || wanted.All(tag => tags is not null && tags.TryGetValue(tag.Key, out var value) && value == tag.Value);

    /// <summary>Whether an item of a service lies in the scope. The team is the service's owner.</summary>
    public static bool Scope(QueryScope scope, string? service, string? environment) =>
        Equals(scope.Service, service) && Equals(scope.Team, World.OwnerOf(service)) && Equals(scope.Environment, environment);

    /// <summary>Whether a value is the one asked for; nothing asked for means all.</summary>
    public static bool Equals(string? wanted, string? value) => string.IsNullOrEmpty(wanted) || wanted == value;

    /// <summary>Demands a text of a new item.</summary>
    public static void Require(string member, string? value)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            throw ProviderException.BadRequest($"{member} is required");
        }
    }
}
