using System.Collections.Immutable;

namespace Slipway.Images.Registries.Authentication;

/// <summary>
/// What a token is asked for: actions on resources, such as <c>repository:team/app:pull,push</c>. Registries write the same
/// demand in changing order, so it is a set: merged by union, written sorted.
/// </summary>
internal sealed class ScopeSet : IEquatable<ScopeSet>
{
    private readonly ImmutableSortedDictionary<string, ImmutableSortedSet<string>> _actions;
    private readonly string _written;

    private ScopeSet(ImmutableSortedDictionary<string, ImmutableSortedSet<string>> actions)
    {
        _actions = actions;
        // Some token services read only the first scope: the one to write with.
        Scopes = [.. actions
            .OrderBy(entry => !entry.Value.Contains("push"))
            .ThenBy(entry => entry.Key, StringComparer.Ordinal)
            .Select(entry => $"{entry.Key}:{string.Join(',', entry.Value)}")];
        _written = string.Join(' ', Scopes);
    }

    public static ScopeSet Empty { get; } =
        new(ImmutableSortedDictionary.Create<string, ImmutableSortedSet<string>>(StringComparer.Ordinal));

    /// <summary>One scope a resource.</summary>
    public ImmutableArray<string> Scopes { get; }

    public static ScopeSet Pull(string repository) => Parse($"repository:{repository}:pull");

    public static ScopeSet Push(string repository) => Parse($"repository:{repository}:pull,push");

    /// <summary>
    /// Reads the scopes of a challenge, which are separated by spaces. The type ends at the first colon, the actions begin
    /// after the last.
    /// </summary>
    public static ScopeSet Parse(string? text)
    {
        var actions = Empty._actions;
        foreach (var scope in (text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var (first, last) = (scope.IndexOf(':', StringComparison.Ordinal), scope.LastIndexOf(':'));
            if (first > 0 && last > first)
            {
                actions = Add(actions, scope[..last], scope[(last + 1)..].Split(',', StringSplitOptions.RemoveEmptyEntries));
            }
        }

        return actions.IsEmpty ? Empty : new ScopeSet(actions);
    }

    public ScopeSet Union(ScopeSet other)
    {
        var actions = _actions;
        foreach (var (resource, added) in other._actions)
        {
            actions = Add(actions, resource, added);
        }

        return new ScopeSet(actions);
    }

    public bool Covers(ScopeSet other) => other._actions.All(entry =>
        _actions.TryGetValue(entry.Key, out var held) && (held.Contains("*") || entry.Value.IsSubsetOf(held)));

    public bool Equals(ScopeSet? other) => other is not null && _written == other._written;

    public override bool Equals(object? obj) => Equals(obj as ScopeSet);

    public override int GetHashCode() => _written.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => _written;

    private static ImmutableSortedDictionary<string, ImmutableSortedSet<string>> Add(
        ImmutableSortedDictionary<string, ImmutableSortedSet<string>> actions, string resource, IEnumerable<string> added)
    {
        var held = actions.GetValueOrDefault(resource, ImmutableSortedSet.Create<string>(StringComparer.Ordinal));
        return actions.SetItem(resource, held.Union(added));
    }
}
