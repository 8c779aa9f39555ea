namespace Slipway.Server.Routing;

/// <summary>One part of a route's path: a word, or a parameter that takes any text. A class, since lists of it need no code of their own.</summary>
internal sealed record RouteSegment(string Text, bool IsParameter)
{
    /// <summary>The parts of a path such as <c>/incidents/{id}/timeline</c>.</summary>
    public static RouteSegment[] Parse(string path) => Array.ConvertAll(path.TrimStart('/').Split('/'), Read);

    private static RouteSegment Read(string part) =>
        part is ['{', .. var name, '}'] ? new RouteSegment(name, true) : new RouteSegment(part, false);
}
