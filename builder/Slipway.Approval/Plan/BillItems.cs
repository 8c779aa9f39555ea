using Slipway.Builder.Comparison;
using Slipway.Builder.Evidence.Advisories;
using Slipway.Images.Composition;
using Slipway.Trust.Advisories.Scanning;
using Slipway.Trust.Sbom;

namespace Slipway.Approval.Plan;

/// <summary>What bills, scans and images add: packages with their licences, known weaknesses, layers.</summary>
internal static class BillItems
{
    /// <summary>The packages of a bill without the plugins' own.</summary>
    public static IEnumerable<PlanItem> Packages(BillOfMaterials bill, IEnumerable<string> plugins, Func<Component, string?> why)
    {
        var own = plugins.ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var component in bill.Components.Where(component => component is { Purl: { Type: not "generic" and not "oci" }, Version: not null } && !own.Contains(component.Name)))
        {
            yield return new(PlanKind.Package, component.Name, component.Version!) { Why = why(component) };
            if (component.Licences.Length > 0)
            {
                yield return new(PlanKind.Licence, component.Name, string.Join(" and ", component.Licences.Select(licence => licence.Name)));
            }
        }
    }

    /// <summary>The weaknesses that stand.</summary>
    public static IEnumerable<PlanItem> Weaknesses(IEnumerable<ScanReport> scans) => scans.SelectMany(scan => scan.Open)
        .Select(finding => new PlanItem(PlanKind.Weakness, $"{finding.Id} in {finding.Package.Name}", $"{finding.Severity.ToString().ToLowerInvariant()}, {finding.Package.Version}") { Why = FindingWay.Of(finding) });

    /// <summary>The layers of images of one name.</summary>
    public static IEnumerable<PlanItem> Layers(IReadOnlyList<Image> images) => images.SelectMany(image => ImageLayer.Of(image).Select(layer =>
        new PlanItem(PlanKind.Layer, images.Count == 1 ? layer.Subject : $"{image.Platform} {layer.Subject}", layer.Digest.ToString()) { Size = layer.Size }));
}
