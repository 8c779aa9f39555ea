using Slipway.Builder.Inspection;
using Slipway.Images.Composition;
using Slipway.Trust;
using Slipway.Trust.Sbom;
using Slipway.Trust.Sbom.Inventory;

namespace Slipway.Builder.Evidence.Bills;

/// <summary>The bill of materials of an image that anybody may have made, read out of its files: what its databases of packages and its programs list.</summary>
public static class ImageBill
{
    /// <summary>Reads an image, with the paths of its files. Its layers may hold more than any list names, so it is never called complete.</summary>
    public static async Task<(BillOfMaterials Bill, IReadOnlyList<string> Paths, IReadOnlyList<TrustProblem> Problems)> OfAsync(
        Image image, string name, string toolVersion, DateTimeOffset created, CancellationToken token)
    {
        var tree = await ImageTree.ReadAsync(image, token);
        var inventory = ImageInventory.Read(tree);
        var digest = Sha256Digest.Parse(image.Digest.ToString());
        var purl = PackageUrl.Oci(name, digest);
        var subject = Component.Of(ComponentType.Container, name.Contains('/', StringComparison.Ordinal) ? purl : purl with { Qualifiers = Component.None }) with
        {
            Version = digest.ToString(),
            Hashes = [ComponentHash.Of(digest)],
            Properties = Component.None.Add("slipway:platform", image.Platform.ToString()),
        };
        var plugins = (await ImageInspector.InspectAsync(image, token))?.Plugins ?? [];
        var bill = new BillOfMaterials
        {
            Subject = subject,
            Components = [.. inventory.Components.Select(component => WithPlugin(component, plugins))],
            Dependencies = [new ComponentDependency(subject.Ref, inventory.Roots), .. inventory.Dependencies],
            Tools = [new Component { Ref = $"slipway@{toolVersion}", Type = ComponentType.Application, Name = "slipway", Version = toolVersion }],
            Timestamp = created,
            Incomplete = [subject.Ref],
        };
        return (bill, tree.Paths, inventory.Problems);
    }

    private static Component WithPlugin(Component component, IReadOnlyList<InspectedPlugin> plugins) =>
        component.Purl?.Type == "nuget" && plugins.FirstOrDefault(plugin => plugin.Package == component.Name) is { } plugin
            ? component with
            {
                Properties = component.Properties.SetItem("slipway:plugin", plugin.Id).SetItem("slipway:tier", plugin.Tier),
            }
            : component;
}
