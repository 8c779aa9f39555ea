namespace Slipway.Images.Host;

/// <summary>Which parts of the building machine make the base <c>host</c>.</summary>
public sealed record HostBaseOptions
{
    /// <summary>The folder of the .NET installation, which holds <c>dotnet</c>, <c>host</c> and <c>shared</c>.</summary>
    public required string DotnetRoot { get; init; }

    /// <summary>The version of Microsoft.NETCore.App.</summary>
    public required string RuntimeVersion { get; init; }

    /// <summary>The version of Microsoft.AspNetCore.App.</summary>
    public required string AspNetCoreVersion { get; init; }

    /// <summary>The version below <c>host/fxr</c>; the runtime's unless said otherwise.</summary>
    public string? HostFxrVersion { get; init; }

    /// <summary>The root of the file system that libraries and certificates come from.</summary>
    public string SystemRoot { get; init; } = "/";

    /// <summary>Where libraries are searched, within that root; null means where the dynamic linker searches.</summary>
    public IReadOnlyList<string>? LibraryFolders { get; init; }

    /// <summary>The file of trusted certificates, within that root; null means where the distributions keep it.</summary>
    public string? CertificateFile { get; init; }

    /// <summary>The user that the image runs as.</summary>
    public int UserId { get; init; } = 65532;
}
