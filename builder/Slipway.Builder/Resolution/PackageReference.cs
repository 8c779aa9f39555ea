namespace Slipway.Builder.Resolution;

/// <summary>A package at a version.</summary>
public sealed record PackageReference(PackageId Id, string Version)
{
    /// <summary><c>Id Version</c>.</summary>
    public override string ToString() => $"{Id} {Version}";
}
