using Slipway.Trust.Sbom;

namespace Slipway.Trust.Advisories.Vex;

/// <summary>
/// What names in statements mean for one bill of materials. A statement counts for a component only when it names that component, or the
/// whole thing: the id of the weakness alone would hide it in other packages as well.
/// </summary>
internal sealed class VexContext
{
    private readonly Component _subject;
    private readonly Dictionary<string, Component> _components;
    private readonly string? _serial;

    public VexContext(BillOfMaterials bill)
    {
        _subject = bill.Subject;
        _serial = bill.SerialNumber;
        _components = bill.Components.DistinctBy(component => component.Ref).ToDictionary(component => component.Ref, StringComparer.Ordinal);
    }

    public bool Covers(VexStatement statement, string reference) =>
        _components.TryGetValue(reference, out var component) && statement.Products.Any(product => Covers(product, component));

    private bool Covers(VexProduct product, Component component) => product.Components.IsEmpty
        ? Names(product.Id, _subject) || Names(product.Id, component)
        : Names(product.Id, _subject) && product.Components.Any(part => Names(part, component));

    private bool Names(string id, Component component)
    {
        if (id == component.Ref || (_serial is not null && id == $"{_serial.Replace("urn:uuid:", "urn:cdx:", StringComparison.Ordinal)}/1#{component.Ref}"))
        {
            return true;
        }

        return PackageUrl.TryParse(id, out var purl) && component.Purl is { } own && Includes(purl, own);
    }

    // A URL without a version means all versions, and one with fewer qualifiers means all that have those.
    private static bool Includes(PackageUrl wide, PackageUrl narrow) =>
        wide.Type == narrow.Type
        && string.Equals(wide.Namespace, narrow.Namespace, StringComparison.Ordinal)
        && string.Equals(wide.Name, narrow.Name, wide.Type == "nuget" ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal)
        && (wide.Version is null || wide.Version == narrow.Version)
        && wide.Qualifiers.All(qualifier => narrow.Qualifiers.TryGetValue(qualifier.Key, out var value) && value == qualifier.Value);
}
