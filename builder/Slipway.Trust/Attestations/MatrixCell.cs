namespace Slipway.Trust.Attestations;

/// <summary>What is known of one version of a component together with one version of what it runs in.</summary>
/// <param name="Component">The component.</param>
/// <param name="Version">Its version.</param>
/// <param name="Against">The version of the thing it runs in.</param>
public sealed record MatrixCell(string Component, string Version, string Against)
{
    /// <summary>What its author says: <c>compatible</c>, <c>incompatible</c> or <c>undeclared</c>.</summary>
    public required string Declared { get; init; }

    /// <summary>Whether it was linked against that version without a missing member.</summary>
    public bool? Linked { get; init; }

    /// <summary>The digest of the conformance report that proves it.</summary>
    public Sha256Digest? Proven { get; init; }

    /// <summary>Why it is incompatible.</summary>
    public string? Reason { get; init; }
}
