using Slipway.Builder.Bundles;
using Slipway.Builder.Compilation;
using Slipway.Builder.Generation;
using Slipway.Builder.Linking;
using Slipway.Builder.Locking;
using Slipway.Builder.Manifest;
using Slipway.Builder.Packages;
using Slipway.Builder.Packing;
using Slipway.Builder.Policy;
using Slipway.Builder.Projects;
using Slipway.Builder.Resolution;
using Slipway.Builder.Verification;
using Slipway.Builder.Verification.Rebuilding;
using Slipway.Metadata.Diagnostics;

namespace Slipway.Builder.Diagnostics;

/// <summary>Every rule that a build can report, for <c>slipway explain</c> and docs/diagnostics.</summary>
public static class RuleCatalog
{
    /// <summary>The rules, sorted by id.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } =
    [
        .. MetadataRules.All
            .Concat(ManifestRules.All).Concat(ResolutionRules.All).Concat(LockRules.All).Concat(ProjectRules.All).Concat(PackageRules.All).Concat(CompatibilityRules.All).Concat(LinkRules.All).Concat(PermissionRules.All)
            .Concat(GeneratorRules.All).Concat(CompilationRules.All).Concat(GenerationRules.All)
            .Concat(ImageRules.All).Concat(PackingRules.All).Concat(PolicyRules.All).Concat(VerifyPolicyRules.All).Concat(RebuildRules.All).Concat(BundleRules.All).Concat(TrustDiagnostics.Rules).Concat(RegistryRules.All)
            .OrderBy(rule => rule.Id, StringComparer.Ordinal),
    ];

    /// <summary>The rule of an id, however it is cased; null when there is none.</summary>
    public static DiagnosticRule? Find(string id) => All.FirstOrDefault(rule => string.Equals(rule.Id, id, StringComparison.OrdinalIgnoreCase));
}
