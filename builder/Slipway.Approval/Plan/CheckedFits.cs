using Slipway.Builder.Resolution;
using Slipway.Metadata.Diagnostics;

namespace Slipway.Approval.Plan;

/// <summary>What a build itself finds out: the declared verdict, and whether the plugins linked. Without evidence nothing is proven.</summary>
/// <param name="problems">What the pipeline found.</param>
/// <param name="linked">Whether linking came to its end.</param>
public sealed class CheckedFits(IReadOnlyList<Diagnostic> problems, bool linked) : IFitSource
{
    private const string Unlinked = "SLP3010";

    /// <inheritdoc />
    public IReadOnlyList<PluginFit> FitsOf(ResolvedServer server) =>
    [
        .. server.Plugins.Select(plugin => new PluginFit(
            $"{plugin.Id} {plugin.Package.Version}", server.Lock.Server, plugin.Compatibility.ToString(), Linked(plugin), "not proven (no conformance report is bound to this plan)")),
    ];

    private string Linked(ResolvedPlugin plugin) =>
        problems.FirstOrDefault(problem => problem.Id == Unlinked && problem.Message.StartsWith(plugin.Request.Subject, StringComparison.Ordinal)) is { } broken ? $"broken ({broken.Message})"
        : linked ? "links"
        : "not tried (the build ended before)";
}
