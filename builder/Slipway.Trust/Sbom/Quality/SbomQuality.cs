using System.Collections.Immutable;
using Slipway.Trust.Sbom.Licences;

namespace Slipway.Trust.Sbom.Quality;

/// <summary>How good a bill of materials is, by the controls of OWASP SCVS that a program can check, counted as cdx-validate counts them.</summary>
public sealed record SbomQuality(ImmutableArray<QualityCheck> Checks)
{
    /// <summary>The property of a component that is not as its publisher published it.</summary>
    public const string ChangedProperty = "slipway:changed";

    /// <summary>Whether every control of a level passed.</summary>
    public bool Reaches(ScvsLevels level) => Checks.Where(check => check.Levels.HasFlag(level)).All(check => check.Passed);

    /// <summary>How many controls of a level passed, of how many.</summary>
    public (int Passed, int All) Score(ScvsLevels level)
    {
        var checks = Checks.Where(check => check.Levels.HasFlag(level)).ToArray();
        return (checks.Count(check => check.Passed), checks.Length);
    }

    /// <summary>Judges a document as it was read. <paramref name="signed"/>: whether it is signed, in itself or by an attestation over it.</summary>
    public static SbomQuality Of(BillOfMaterials bill, bool signed)
    {
        var all = bill.Components;
        return new SbomQuality(
        [
            Components("SCVS-1.1", "Components and versions are known", ScvsLevels.All, all, component => component.Version is { Length: > 0 }),
            Document("SCVS-1.3", "The inventory is machine-readable", ScvsLevels.All, all.Length > 0, "there are no components"),
            Components("SCVS-1.7", "Every component has an identifier", ScvsLevels.All, all, component => component.Purl is not null || component.Cpe is not null),
            Components("SCVS-1.8", "Every component has a type", ScvsLevels.L3, all, component => Enum.IsDefined(component.Type)),
            Components("SCVS-1.10", "The point of origin is known", ScvsLevels.L3, all, component => component.Purl is not null || component.Supplier is not null),
            Document("SCVS-2.1", "The document is in a structured format", ScvsLevels.All, bill.Subject.Name.Length > 0, "it says nothing of what it describes"),
            Document("SCVS-2.3", "The document has a unique identifier", ScvsLevels.All, IsSerial(bill.SerialNumber), "the serial number is missing or no UUID"),
            Document("SCVS-2.4", "The document is signed", ScvsLevels.FromL2, signed, "nobody signed it"),
            Document("SCVS-2.7", "The document has a time stamp", ScvsLevels.All, bill.Timestamp is not null, "there is none"),
            Document("SCVS-2.9", "The inventory has a dependency graph", ScvsLevels.All, bill.Dependencies.Length > 0, "there is none"),
            Document("SCVS-2.11", "The thing described has a name and a version", ScvsLevels.FromL2, bill.Subject.Version is { Length: > 0 }, "the version is missing"),
            Components("SCVS-2.12", "Identifiers come from the package's own ecosystem", ScvsLevels.All, all, component => component.Purl is null || PackageUrl.TryParse(component.Purl.ToString(), out _)),
            Components("SCVS-2.13", "Every component has a package URL", ScvsLevels.L3, all, component => component.Purl is not null),
            Components("SCVS-2.14", "Every component has a licence", ScvsLevels.All, all, component => component.Licences.Length > 0),
            Components("SCVS-2.15", "Licences are SPDX ids or expressions", ScvsLevels.FromL2, all, component => component.Licences.IsEmpty || component.Licences.Any(HasSpdxForm)),
            Components("SCVS-2.16", "Every component has a copyright line", ScvsLevels.L3, all, component => component.Copyright is { Length: > 0 }),
            Components("SCVS-2.18", "Every component has a hash", ScvsLevels.L3, all, component => component.Hashes.Length > 0),
            Components("SCVS-3.18", "Checksums are documented", ScvsLevels.All, all, component => component.Hashes.Length > 0),
            Components("SCVS-3.20", "No component is unused", ScvsLevels.L3, all, Reached(bill)),
            Document("SCVS-5.11", "The number of components is known", ScvsLevels.All, all.Length > 0, "there are no components"),
            Document("SCVS-5.12", "Licences can be identified", ScvsLevels.All, all.Length > 0 && all.Count(component => component.Licences.Length > 0) * 2 >= all.Length, "more than half of the components have none"),
            Components("SCVS-6.3", "Changed components state their origin", ScvsLevels.All, all, component => !component.Properties.ContainsKey(ChangedProperty) || component.Purl is not null),
        ]);
    }

    // One word without spaces passes as an identifier for the standard's own tools.
    private static bool HasSpdxForm(Licence licence) => licence.Kind is not LicenceKind.Name || licence.Name.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '-' or '+' or '/' or ':');

    private static bool IsSerial(string? serial) => serial is not null && serial.StartsWith("urn:uuid:", StringComparison.Ordinal) && Guid.TryParseExact(serial["urn:uuid:".Length..], "D", out _);

    private static Func<Component, bool> Reached(BillOfMaterials bill)
    {
        var targets = bill.Dependencies.SelectMany(dependency => dependency.DependsOn.Prepend(dependency.Ref)).ToHashSet(StringComparer.Ordinal);
        return component => targets.Contains(component.Ref);
    }

    private static QualityCheck Components(string id, string name, ScvsLevels levels, ImmutableArray<Component> components, Func<Component, bool> passes) =>
        new(id, name, levels, [.. components.Where(component => !passes(component)).Select(component => component.Ref)]);

    private static QualityCheck Document(string id, string name, ScvsLevels levels, bool passed, string reason) => new(id, name, levels, passed ? [] : [reason]);
}
