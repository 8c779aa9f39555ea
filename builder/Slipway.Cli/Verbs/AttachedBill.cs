using System.Collections.Immutable;
using Slipway.Builder.Diagnostics;
using Slipway.Builder.Inspection;
using Slipway.Images.Composition;
using Slipway.Images.Layouts;
using Slipway.Trust.InToto;
using Slipway.Trust.Sbom;
using Slipway.Trust.Sigstore;

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

        foreach (var (content, digest) in referrers.Select(artifact => (Content: BillIn(artifact), artifact.Descriptor.Digest)).Where(one => one.Content is not null))
        {
            var read = CycloneDxReader.Read(content!.Value, $"the bill attached as {digest}");
            run.Diagnostics.AddRange(read.Problems.Select(problem => TrustDiagnostics.Of(problem)));
            bill = read.Value is { } attached ? Merge(bill, attached) : bill;
        }

        return run.Diagnostics.HasErrors ? null : bill;
    }

    // As it is, or inside of what was signed. Whether a signature is good is no question here, for it can only add.
    private static ReadOnlyMemory<byte>? BillIn(Artifact artifact) =>
        artifact.Manifest.ArtifactType == CycloneDxWriter.MediaType ? artifact.Blobs[^1]
        : artifact.Manifest.ArtifactType?.StartsWith(BundleReferrer.ArtifactTypePrefix, StringComparison.Ordinal) == true
            && Bundle.Parse(artifact.Blobs[^1], "").Value?.Envelope is { } envelope
            && Statement.Parse(envelope.Payload, "").Value is { PredicateType: PredicateTypes.CycloneDx } statement ? statement.Predicate
        : default(ReadOnlyMemory<byte>?);

    // Which plugins an image has, and of which tier, its own table says; whoever can attach something could say otherwise.
    private static Component AsNoPlugin(Component component) => component with { Properties = component.Properties.RemoveRange(["slipway:plugin", "slipway:tier"]) };

    private static Component With(Component own, Component told)
    {
        var known = own.Files.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        var whole = own with { Files = [.. own.Files, .. told.Files.Where(file => !known.Contains(file.Path))] };
        return own.Licences.IsEmpty
            ? whole with { Licences = told.Licences, Supplier = own.Supplier ?? told.Supplier, Description = own.Description ?? told.Description } : whole;
    }

    private static BillOfMaterials Merge(BillOfMaterials own, BillOfMaterials attached)
    {
        var known = own.Components.Select(component => component.Ref).Append(own.Subject.Ref).ToHashSet(StringComparer.Ordinal);
        var theirs = attached.Components.DistinctBy(component => component.Ref).ToDictionary(component => component.Ref, StringComparer.Ordinal);
        ImmutableArray<Component> components =
        [
            .. own.Components.Select(component => theirs.TryGetValue(component.Ref, out var told) ? With(component, told) : component),
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
