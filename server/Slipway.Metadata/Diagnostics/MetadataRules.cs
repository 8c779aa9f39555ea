using Slipway.Metadata.Index;
using Slipway.Metadata.Plugins;
using Slipway.Metadata.Shapes;
using Slipway.Metadata.Yaml;

namespace Slipway.Metadata.Diagnostics;

/// <summary>Every rule of this room, for <c>slipway explain</c> and docs/diagnostics.</summary>
public static class MetadataRules
{
    /// <summary>The rules, sorted by id.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } =
        [.. YamlRules.All.Concat(ShapeRules.All).Concat(PluginRules.All).Concat(IndexRules.All).Concat(PackRules.All).OrderBy(rule => rule.Id, StringComparer.Ordinal)];
}
