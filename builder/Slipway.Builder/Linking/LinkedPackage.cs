using Slipway.Builder.Resolution;

namespace Slipway.Builder.Linking;

/// <summary>A package whose references were looked up in a server.</summary>
/// <param name="Package">The package.</param>
/// <param name="Findings">What is not there as it expects it; nothing when it links.</param>
/// <param name="Uses">What it refers to that permissions stand for.</param>
public sealed record LinkedPackage(PackageId Package, IReadOnlyList<LinkFinding> Findings, IReadOnlyList<PermissionUse> Uses)
{
    /// <summary>The simple names of all assemblies that looking could lead into, through however many others; empty where that was not asked.</summary>
    public IReadOnlyList<string> Reached { get; init; } = [];

    /// <summary>Whether it can be expected to run.</summary>
    public bool Links => Findings.All(finding => finding.IsDoubtful);
}
