using System.Collections.Immutable;
using Slipway.Builder.Diagnostics;
using Slipway.Builder.Inspection;
using Slipway.Images.Composition;
using Slipway.Images.Layouts;
using Slipway.Trust.Sbom;

namespace Slipway.Cli.Verbs;

/// <summary>
/// The bill that is attached to an image, added to what was read out of the image itself. It can only add: packages whose files were copied
/// without their database, such as those of a base <c>host</c>, and licences. It never takes anything away, whoever wrote it.
/// </summary>
internal static class AttachedBill
{
    /// <summary>The bill with what is attached; null after problems were told to the run.</summary>
    public static async Task<BillOfMaterials?> AddAsync(BillOfMaterials bill, Image image, string place, VerbRun run, CancellationToken token)
    {
        if (StoredImages.LayoutAt(place) is not { } folder)
        {
            return bill;
        }

        if (RegistryAccess.Take(run, await OciLayout.OpenAsync(folder, token)) is not { } layout
            || RegistryAccess.Take(run, await layout.ReadReferrersAsync(image.Digest, token)) is not { } referrers)
        {
            return null;
        }

        foreach (var artifact in referrers.Where(artifact => artifact.Manifest.ArtifactType == CycloneDxWriter.MediaType))
        {
            var read = CycloneDxReader.Read(artifact.Blobs[^1], $"the bill attached as {artifact.Descriptor.Digest}");
            run.Diagnostics.AddRange(read.Problems.Select(problem => TrustDiagnostics.Of(problem)));
            bill = read.Value is { } attached ? Merge(bill, attached) : bill;
        }

        return run.Diagnostics.HasErrors ? null : bill;
    }

    // Which plugins an image has, and of which tier, its own table says; whoever can attach something could say otherwise.
    private static Component AsNoPlugin(Component component) => component with { Properties = component.Properties.RemoveRange(["slipway:plugin", "slipway:tier"]) };

    private static BillOfMaterials Merge(BillOfMaterials own, BillOfMaterials attached)
    {
        var known = own.Components.Select(component => component.Ref).Append(own.Subject.Ref).ToHashSet(StringComparer.Ordinal);
        var theirs = attached.Components.DistinctBy(component => component.Ref).ToDictionary(component => component.Ref, StringComparer.Ordinal);
        ImmutableArray<Component> components =
        [
            .. own.Components.Select(component => theirs.TryGetValue(component.Ref, out var told) && component.Licences.IsEmpty
                ? component with { Licences = told.Licences, Supplier = component.Supplier ?? told.Supplier, Description = component.Description ?? told.Description }
                : component),
            .. attached.Components.Where(component => !known.Contains(component.Ref)).DistinctBy(component => component.Ref).Select(AsNoPlugin),
        ];
        var all = components.Select(component => component.Ref).Append(own.Subject.Ref).ToHashSet(StringComparer.Ordinal);
        return own with
        {
            Components = components,
            Dependencies =
            [
                .. own.Dependencies,
                .. attached.Dependencies.Select(edge => edge with
                {
                    Ref = edge.Ref == attached.Subject.Ref ? own.Subject.Ref : edge.Ref,
                    DependsOn = [.. edge.DependsOn.Where(all.Contains)],
                }).Where(edge => all.Contains(edge.Ref)),
            ],
        };
    }
}
