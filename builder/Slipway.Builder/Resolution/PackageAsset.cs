namespace Slipway.Builder.Resolution;

/// <summary>A file of a package that takes part in the server.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Path">Its path in the package.</param>
/// <param name="Locale">The culture of a <see cref="AssetKind.Resource"/>.</param>
public sealed record PackageAsset(AssetKind Kind, string Path, string? Locale = null)
{
    /// <summary>The version of the assembly, for the host's choice between app and framework; null for what is none.</summary>
    public string? AssemblyVersion { get; init; }

    /// <summary>The file version of the assembly.</summary>
    public string? FileVersion { get; init; }

    /// <summary>Where it lies below the application's folder.</summary>
    public string Target => Kind == AssetKind.Resource ? $"{Locale}/{FileName}" : FileName;

    /// <summary>The last part of the path.</summary>
    public string FileName => Path[(Path.LastIndexOf('/') + 1)..];
}
