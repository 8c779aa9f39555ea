namespace Slipway.Metadata.Versions;

/// <summary>What a plugin says it fits: a framework API and a range of server versions. What it leaves out is undeclared, never guessed.</summary>
public sealed record DeclaredCompatibility(string? FrameworkApi, SemanticVersion? MinServerVersion, VersionCeiling? MaxServerVersion)
{
    /// <summary>The server versions that it names.</summary>
    public SemanticRange ServerVersions => new(MinServerVersion, MaxServerVersion);

    /// <summary>Whether everything is said.</summary>
    public bool IsComplete => FrameworkApi is not null && MinServerVersion is not null && MaxServerVersion is not null;
}
