using Slipway.Builder.Resolution;
using Slipway.Metadata.Diagnostics;

namespace Slipway.Approval.Plan;

/// <summary>What is known where a build ended before all plugins were linked: the declared verdicts, and who broke it.</summary>
/// <param name="problems">What the pipeline found.</param>
public sealed class CheckedFits(IReadOnlyList<Diagnostic> problems) : IFitSource
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
        : "not tried (the build ended before)";
}
