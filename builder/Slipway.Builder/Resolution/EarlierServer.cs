using Slipway.Builder.Bases;
using Slipway.Builder.Curation;
using Slipway.Builder.Locking;
using Slipway.Builder.Manifest;
using Slipway.Builder.Pipeline;
using Slipway.Metadata.Diagnostics;
using Slipway.Metadata.Index;
using Slipway.Metadata.Versions;

namespace Slipway.Builder.Resolution;

/// <summary>What an earlier lock stands for, opened again to be compared with: its packages are had, and nothing of it is judged.</summary>
public static class EarlierServer
{
    /// <summary>Opens it; null when a diagnostic of severity error was added.</summary>
    /// <param name="manifest">The manifest of the lock, or one that is near: the lock says which plugins and which server.</param>
    /// <param name="value">The lock.</param>
    /// <param name="context">The context; its diagnostics should be kept apart from those of what is judged.</param>
    /// <param name="token">Ends the wait.</param>
    public static async Task<ResolvedServer?> OpenAsync(ServerManifest manifest, ServerLock value, BuildContext context, CancellationToken token)
    {
        var stated = Stated(manifest, value);
        if (ServerResolver.Tools(stated, context) is not { } tools
            || await BaseFinder.FindAsync(stated, value.Bases, context, token) is not { } bases
            || !await StockPackages.RestoreAsync(value, stated, (bases, tools.Store), context, token)
            || !await LockedPackages.EnsureAsync(value, stated, tools.Store, context, token))
        {
            return null;
        }

        var tiers = value.Plugins.ToDictionary(plugin => plugin.Module, plugin => plugin.Tier);
        var plugins = PluginReading.Read(stated, value, new(tools.Store, new CuratedIndex(PluginIndex.Empty, null), context.Today, context.Memory), new DiagnosticBag());
        return new ResolvedServer(
            stated, value, Policy.BuildPolicy.BuiltIn, [.. (plugins ?? []).Select(plugin => plugin with { Tier = tiers.GetValueOrDefault(plugin.Package.Id, plugin.Tier) })], tools.Packs, tools.Store)
        {
            Bases = bases,
        };
    }

    private static ServerManifest Stated(ServerManifest manifest, ServerLock value)
    {
        var place = manifest.Base.Image.Position;
        return manifest with
        {
            Base = manifest.Base with { Server = new Located<SemanticVersion>(SemanticVersion.Parse(value.Server), place) },
            Plugins = [.. value.Plugins.Select(plugin => Request(plugin, manifest, place))],
        };
    }

    private static PluginRequest Request(LockedPlugin plugin, ServerManifest manifest, SourcePosition place) =>
        manifest.Plugins.FirstOrDefault(request => request.Module.Value == plugin.Module && request.Version.Value.ToString() == plugin.Version)
        ?? new PluginRequest(plugin.Name, new(plugin.Module, place), new(SemanticVersion.Parse(plugin.Version), place), place);
}
