namespace Slipway.Server.Routing;

/// <summary>One route of the HTTP API, as data: which request becomes which operation, and how its answer looks.</summary>
internal sealed record Route
{
    public Route(string method, string path, string operation, RequestSource request)
    {
        Method = method;
        Path = path;
        Operation = operation;
        Request = request;
        Segments = RouteSegment.Parse(path);
        Parameters = [.. Segments.Where(segment => segment.IsParameter).Select(segment => segment.Text)];
    }

    /// <summary>The HTTP method.</summary>
    public string Method { get; }

    /// <summary>The path with its parameters, such as <c>/incidents/{id}/timeline</c>.</summary>
    public string Path { get; }

    /// <summary>The full name of the operation that it calls.</summary>
    public string Operation { get; }

    /// <summary>How the operation's request is made from the HTTP request.</summary>
    public RequestSource Request { get; }

    /// <summary>The status of success.</summary>
    public int Status { get; init; } = 200;

    /// <summary>The member that wraps the answer, when the answer is not the whole body.</summary>
    public string? Envelope { get; init; }

    /// <summary>What a successful answer names, for the audit, when the path does not name it.</summary>
    public Func<object, string>? ResourceOf { get; init; }

    public RouteSegment[] Segments { get; }

    /// <summary>The names of the path's parameters, in their order.</summary>
    public IReadOnlyList<string> Parameters { get; }
}
