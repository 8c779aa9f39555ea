using Slipway.Cli.Verbs;
using Slipway.Metadata.Diagnostics;
using Slipway.Metadata.Index;
using Slipway.Metadata.Shapes;
using Slipway.Metadata.Tiers;

namespace Slipway.Cli.Manifests;

/// <summary>The plugins that the embedded index lists as built-in, each in its newest version: they come from where the server comes from. Whoever takes one of others knows its feed.</summary>
internal sealed class OfferedPlugins
{
    // It answers with made-up data: good to try with, wrong in a server that somebody relies on.
    private const string MadeUp = "mock";

    private OfferedPlugins(IReadOnlyList<ChosenPlugin> all) => All = all;

    /// <summary>All of them, by name.</summary>
    public IReadOnlyList<ChosenPlugin> All { get; }

    /// <summary>What a server begins with when nobody chooses.</summary>
    public IReadOnlyList<ChosenPlugin> Usual => [.. All.Where(plugin => plugin.Name != MadeUp)];

    public static OfferedPlugins Read(VerbRun run)
    {
        var reading = PluginIndex.Read(EmbeddedIndex.Files(), ReadMode.Installed);
        run.Diagnostics.AddRange(reading.Diagnostics);
        return new(
        [
            .. (reading.Value ?? PluginIndex.Empty).Entries
                .Where(entry => entry.Tier == Tier.BuiltIn && entry.Status.State == IndexStatus.Active.State && entry.Versions.Count > 0)
                .Select(entry => new ChosenPlugin(entry.Name, entry.Module, entry.Versions.Max(version => version.Version)!.ToString())),
        ]);
    }

    /// <summary>What somebody wrote: a name of the index, or NAME=MODULE@VERSION.</summary>
    public ChosenPlugin Find(string written) =>
        All.FirstOrDefault(plugin => plugin.Name == written)
        ?? ChosenPlugin.TryParse(written)
        ?? throw new UsageException(
            $"the index of this command lists no plugin {written}",
            $"{(DidYouMean.Ask(written, All.Select(plugin => plugin.Name)) is { } near ? near + "; or " : "")}write NAME=MODULE@VERSION, such as weather=Acme.Ops.Weather@1.2.0");
}
