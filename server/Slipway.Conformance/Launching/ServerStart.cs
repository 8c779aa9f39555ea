namespace Slipway.Conformance.Launching;

/// <summary>How a server is to be started.</summary>
/// <param name="Environment">Variables beside the one that says where it listens.</param>
public sealed record ServerStart(IReadOnlyDictionary<string, string> Environment)
{
    /// <summary>Whether it may have no network.</summary>
    public bool Isolated { get; init; }
}
