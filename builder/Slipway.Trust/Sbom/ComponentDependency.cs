using System.Collections.Immutable;

namespace Slipway.Trust.Sbom;

/// <summary>What one component needs: refs of components of the same document.</summary>
public sealed record ComponentDependency(string Ref, ImmutableArray<string> DependsOn);
