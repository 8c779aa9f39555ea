namespace Slipway.Builder.Policy;

/// <summary>Which licences packages may have.</summary>
public sealed record LicenseRule
{
    /// <summary>The SPDX ids that are allowed; empty for all that are not denied.</summary>
    public IReadOnlyList<string> Allow { get; init; } = [];

    /// <summary>The SPDX ids that are denied.</summary>
    public IReadOnlyList<string> Deny { get; init; } = [];

    /// <summary>Whether a package that states no licence fails.</summary>
    public bool UnknownFails { get; init; }
}
