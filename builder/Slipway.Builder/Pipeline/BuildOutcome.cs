using Slipway.Builder.Compilation;
using Slipway.Builder.Evidence;
using Slipway.Builder.Generation;
using Slipway.Builder.Linking;
using Slipway.Builder.Packing;
using Slipway.Builder.Resolution;

namespace Slipway.Builder.Pipeline;

/// <summary>How far a build came: the record of each stage that succeeded, and how long each took.</summary>
public sealed record BuildOutcome
{
    /// <summary>What resolution made.</summary>
    public ResolvedServer? Resolved { get; init; }

    /// <summary>What generation made.</summary>
    public GeneratedServer? Generated { get; init; }

    /// <summary>What linking found in the plugins and what they bring, before they were compiled in.</summary>
    public IReadOnlyList<LinkedPackage> Linked { get; init; } = [];

    /// <summary>What compilation made.</summary>
    public CompiledServer? Compiled { get; init; }

    /// <summary>What packing made.</summary>
    public ServerImage? Image { get; init; }

    /// <summary>What the image is made of and what is known against it.</summary>
    public ServerEvidence? Evidence { get; init; }

    /// <summary>The stages that ran.</summary>
    public IReadOnlyList<StageReport> Stages { get; init; } = [];
}
