namespace Slipway.Conformance.Fixtures;

/// <summary>What the upstream that the kit plays answers.</summary>
/// <param name="Method">The method of the request.</param>
/// <param name="Path">The path of the request; the query counts when there is one.</param>
/// <param name="Status">The status of the answer.</param>
/// <param name="Body">The body of the answer.</param>
public sealed record UpstreamAnswer(string Method, string Path, int Status, string Body)
{
    /// <summary>A text that the request must hold, in its address or its body; null when it need not.</summary>
    public string? Containing { get; init; }
}
