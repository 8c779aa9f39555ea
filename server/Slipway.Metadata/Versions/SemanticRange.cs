namespace Slipway.Metadata.Versions;

/// <summary>The versions from a lower to an upper end, both included. An end that is missing bounds nothing.</summary>
public sealed record SemanticRange(SemanticVersion? Min, VersionCeiling? Max)
{
    /// <summary>Whether no version can lie in it.</summary>
    public bool IsEmpty => Min is not null && Max?.Covers(Min) == false;

    /// <summary>Whether a version lies in it. Prereleases order as semver says: <c>1.0.0-rc.1</c> lies below <c>1.0.0</c>.</summary>
    public bool Contains(SemanticVersion version) => WhyNot(version) is null;

    /// <summary>Why a version does not lie in it, or null.</summary>
    public string? WhyNot(SemanticVersion version)
    {
        if (Min is not null && version < Min)
        {
            return $"{version} is below the minimum {Min}";
        }

        return Max?.Covers(version) == false ? $"{version} is above the maximum {Max}" : null;
    }

    /// <summary><c>1.0.0 to 1.x</c>.</summary>
    public override string ToString() => (Min, Max) switch
    {
        (null, null) => "any version",
        (null, _) => $"up to {Max}",
        (_, null) => $"from {Min}",
        _ => $"{Min} to {Max}",
    };
}
