using System.Globalization;
using Slipway.Metadata.Diagnostics;
using Slipway.Metadata.Plugins;
using Slipway.Metadata.Versions;
using Slipway.Metadata.Yaml;

namespace Slipway.Metadata.Index;

/// <summary>The rules of one index file that look at several places at once. They judge what is well-formed and leave the rest to the shape.</summary>
internal static class IndexChecks
{
    public static void Versions(YamlMapping root, DiagnosticBag bag)
    {
        Dictionary<SemanticVersion, YamlScalar> seen = [];
        for (var i = 0; root.NodeAt($"spec.versions[{i}]") is { } version; i++)
        {
            PluginChecks.Range(root, $"spec.versions[{i}].compatibility", bag);
            if ((version as YamlMapping)?.Find("version")?.Value is not YamlScalar scalar || !SemanticVersion.TryParse(scalar.Text, out var parsed))
            {
                continue;
            }

            // Equal texts are the shape's business.
            if (!seen.TryAdd(parsed, scalar) && seen[parsed].Text != scalar.Text)
            {
                bag.Add(IndexRules.SameVersion.At(
                    scalar.Position, $"{scalar.Text} is the same version as {seen[parsed].Text} at line {seen[parsed].Position.Line}", "keep one of them"));
            }
        }
    }

    public static void Keys(YamlMapping root, DiagnosticBag bag)
    {
        for (var i = 0; root.NodeAt($"spec.keys[{i}]") is not null; i++)
        {
            if (Day(root, $"spec.keys[{i}].from") is { } from && Day(root, $"spec.keys[{i}].to") is { } to && to < from)
            {
                bag.Add(IndexRules.KeyTimes.At(
                    root.PositionAt($"spec.keys[{i}].to"), string.Create(CultureInfo.InvariantCulture, $"the key ends on {to:yyyy-MM-dd}, before it begins on {from:yyyy-MM-dd}"), "exchange from and to"));
            }
        }
    }

    private static DateOnly? Day(YamlMapping root, string path) =>
        root.NodeAt(path) is YamlScalar scalar && DateOnly.TryParseExact(scalar.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
