using Slipway.Sdk.Configuration;

namespace Slipway.Plugins.Backstage;

/// <summary>Where the catalog is: at a server, or in files.</summary>
[Configuration]
public sealed partial record BackstageConfiguration
{
    /// <summary>Base address of the Backstage backend.</summary>
    [Key("url", Description = "Base address of the Backstage backend, below which its API is api/catalog; required unless there are files.")]
    public Uri? Url { get; init; }

    /// <summary>Token of the backend.</summary>
    [Key("token", Description = "Token of an external access to the backend (backend.auth.externalAccess).")]
    public Secret? Token { get; init; }

    /// <summary>Where people open Backstage.</summary>
    [Key("appUrl", Description = "Address at which people open Backstage, for links; the address under url unless set.")]
    public Uri? AppUrl { get; init; }

    /// <summary>A file or a folder of catalog-info files.</summary>
    [Key("files", Description = "A catalog-info.yaml, or a folder with such files at any depth; instead of url.", Minimum = 1)]
    public string? Files { get; init; }

    /// <summary>How long files are trusted.</summary>
    [Key("refresh", Description = "How long files are trusted before they are read again.", Minimum = 0, Maximum = 86400)]
    public TimeSpan Refresh { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long one answer may take.</summary>
    [Key("timeout", Description = "How long one answer of the backend may take.", Minimum = 0.1, Maximum = 600)]
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Which components are services.</summary>
    [Key("types", Description = "The types of components that are services; an empty list means all components.")]
    public IReadOnlyList<string> Types { get; init; } = ["service"];
}
