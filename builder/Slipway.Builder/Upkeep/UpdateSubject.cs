using Slipway.Builder.Manifest;
using Slipway.Builder.Resolution;
using Slipway.Metadata.Diagnostics;
using Slipway.Metadata.Versions;

namespace Slipway.Builder.Upkeep;

/// <summary>Something in a manifest that has a version, and may have a newer one.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">How the manifest calls it.</param>
/// <param name="Module">Its package.</param>
/// <param name="Version">The version that the manifest names, and where.</param>
public sealed record UpdateSubject(UpdateKind Kind, string Name, PackageId Module, Located<SemanticVersion> Version)
{
    /// <summary>How the command line calls the server.</summary>
    public const string ServerName = "server";

    /// <summary>The places of the manifest at which a problem is this one's.</summary>
    internal IReadOnlyList<SourcePosition> Places { get; init; } = [];

    /// <summary>Why it is not looked for; null when it is.</summary>
    public string? Held { get; init; }

    /// <summary>How one manifest's subject is found in another that has other versions.</summary>
    internal (UpdateKind, string) Key => (Kind, Name);

    /// <summary>What a manifest names, in the order of the file: the server, plugins, overrides.</summary>
    public static IReadOnlyList<UpdateSubject> In(ServerManifest manifest) =>
    [
        .. manifest.Base.Server is { } server ? [new UpdateSubject(UpdateKind.Server, ServerName, FreshResolution.ServerPackage, server)] : Array.Empty<UpdateSubject>(),
        .. manifest.Plugins.Select(plugin => new UpdateSubject(UpdateKind.Plugin, plugin.Name, plugin.Module.Value, plugin.Version)
        {
            Places = [plugin.Position, plugin.Module.Position, plugin.Version.Position],
            Held = plugin.LocalPath is { } path ? $"it comes from {path.Value}, not from a feed" : null,
        }),
        .. manifest.Overrides.Select(pin => new UpdateSubject(UpdateKind.Override, pin.Module.Value.ToString(), pin.Module.Value, pin.Version)
        {
            Places = [pin.Module.Position, pin.Version.Position],
        }),
    ];
}
