using NuGet.Configuration;
using Slipway.Metadata.Diagnostics;

namespace Slipway.Builder.Resolution;

/// <summary>A source of packages.</summary>
/// <param name="Name">How the lock names it: the key in nuget.config, or the text in the manifest; never an absolute path.</param>
/// <param name="Source">An absolute path or an address.</param>
public sealed record Feed(string Name, string Source)
{
    /// <summary>Whether it is a folder.</summary>
    public bool IsFolder => !Source.StartsWith("http://", StringComparison.OrdinalIgnoreCase) && !Source.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    /// <summary>How manifest or nuget.config name it.</summary>
    public string Spelling { get; init; } = Name;

    /// <summary>Where the manifest or a nuget.config names it.</summary>
    public SourcePosition? Position { get; init; }

    /// <summary>The source as nuget.config has it, with its credentials and settings.</summary>
    internal PackageSource? Configured { get; init; }

    internal PackageSource Client => Configured ?? new PackageSource(Source, Name);

    /// <summary>Whether NuGet's note of a package's origin means this feed.</summary>
    internal bool Delivered(string origin) =>
        string.Equals(Source.TrimEnd('/'), origin.TrimEnd('/'), IsFolder ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase);
}
