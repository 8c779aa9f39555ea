namespace Slipway.Server.Routing;

/// <summary>One part of a route's path: a word, or a parameter that takes any text.</summary>
internal readonly record struct RouteSegment(string Text, bool IsParameter)
{
    /// <summary>The parts of a path such as <c>/incidents/{id}/timeline</c>.</summary>
    public static IReadOnlyList<RouteSegment> Parse(string path) =>
        [.. path.TrimStart('/').Split('/').Select(Read)];

    private static RouteSegment Read(string part) =>
        part is ['{', .. var name, '}'] ? new RouteSegment(name, true) : new RouteSegment(part, false);
}
