using System.Collections.Frozen;
using Slipway.Server.Http;

namespace Slipway.Server.Routing;

/// <summary>
/// Finds routes by whole segments: no prefixes, words exactly as they are written, and an encoded slash stays within its
/// segment.
/// </summary>
internal sealed class Router
{
    private const int MaxSegments = 8;

    private readonly FrozenDictionary<string, BoundApi>.AlternateLookup<ReadOnlySpan<char>> _apis;

    public Router(IReadOnlyList<BoundApi> apis)
    {
        Apis = apis;
        _apis = apis.Where(api => api.Api.Segment is not null)
            .ToFrozenDictionary(api => api.Api.Segment!, StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public IReadOnlyList<BoundApi> Apis { get; }

    /// <summary>The capability whose paths begin like this one, or null.</summary>
    public BoundApi? FindApi(ReadOnlySpan<char> path)
    {
        var rest = path.TrimStart('/');
        if (rest.Length != path.Length - 1)
        {
            return null;
        }

        var end = rest.IndexOf('/');
        return _apis.TryGetValue(end < 0 ? rest : rest[..end], out var api) ? api : null;
    }

    /// <summary>The route of a path and method; its parameters go into <paramref name="parts"/>.</summary>
    /// <exception cref="ApiException">The path has no route, or not with this method.</exception>
    public static BoundRoute Find(BoundApi api, string method, ReadOnlySpan<char> path, RequestParts parts)
    {
        if (path[^1] == '/' && api.Api.TrailingSlash)
        {
            path = path[..^1];
        }

        path = path[1..];
        Span<Range> segments = stackalloc Range[MaxSegments];
        var count = path.Split(segments, '/');
        foreach (var route in api.Routes)
        {
            if (HasMethod(route, method) && Matches(route, path, segments[..count], parts))
            {
                return route;
            }
        }

        throw new ApiException(Refusal(api, path, segments[..count], parts));
    }

    private static bool HasMethod(BoundRoute route, string method) =>
        route.Route.Method == method || (method == "HEAD" && route.Route.Method == "GET");

    private static bool Matches(BoundRoute route, ReadOnlySpan<char> path, ReadOnlySpan<Range> segments, RequestParts parts)
    {
        var pattern = route.Route.Segments;
        if (pattern.Length != segments.Length)
        {
            return false;
        }

        for (var index = 0; index < segments.Length; index++)
        {
            if (!pattern[index].IsParameter && !path[segments[index]].SequenceEqual(pattern[index].Text))
            {
                return false;
            }
        }

        var parameter = 0;
        for (var index = 0; index < segments.Length; index++)
        {
            if (pattern[index].IsParameter)
            {
                parts[parameter++] = Decode(path[segments[index]]);
            }
        }

        return true;
    }

    // Malformed escapes stay as they are.
    private static string Decode(ReadOnlySpan<char> segment) =>
        segment.Contains('%') ? Uri.UnescapeDataString(segment) : segment.ToString();

    private static ApiError Refusal(BoundApi api, ReadOnlySpan<char> path, ReadOnlySpan<Range> segments, RequestParts parts)
    {
        SortedSet<string> methods = new(StringComparer.Ordinal);
        foreach (var route in api.Routes)
        {
            if (Matches(route, path, segments, parts))
            {
                methods.Add(route.Route.Method);
            }
        }

        if (methods.Contains("GET"))
        {
            methods.Add("HEAD");
        }

        return methods.Count == 0 ? ApiError.NoRoute : ApiError.MethodNotAllowed(string.Join(", ", methods));
    }
}
