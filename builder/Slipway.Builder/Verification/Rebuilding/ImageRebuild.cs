using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Slipway.Builder.Comparison;
using Slipway.Builder.Manifest;
using Slipway.Builder.Packing;
using Slipway.Builder.Pipeline;
using Slipway.Images.Composition;
using Slipway.Trust;
using Slipway.Trust.Attestations;
using Slipway.Trust.Policies;

namespace Slipway.Builder.Verification.Rebuilding;

/// <summary>Builds an image again from its manifest and lock, and compares. What comes out the same needs no one's word for what went in.</summary>
public static class ImageRebuild
{
    private const int MostDifferences = 20;

    /// <summary>The verdict with one check more; null when a diagnostic of severity error was added: it could not be built again.</summary>
    public static async Task<ImageVerdict?> AddAsync(ImageVerdict verdict, VerifyTarget target, ServerManifest manifest, BuildContext context, CancellationToken token)
    {
        List<Image> published = [];
        foreach (var part in target.Parts.Where(part => part.Manifest is not null))
        {
            var image = await target.Place.ImageAsync(part, token);
            if (!image.Ok)
            {
                return With(verdict, Failed(target, "it cannot be read", [.. image.Problems.Select(problem => new TrustProblem(problem.Id, problem.Subject, problem.Message, problem.Remedy))]));
            }

            published.Add(image.Value);
        }

        var inputs = BuildInputs.Of(verdict.Whole, published[0]);
        // Nothing that an earlier build left may take part.
        var outcome = await ServerPipeline.RunAsync(manifest, BuildStage.Pack, context with
        {
            CacheFolder = Path.Combine(context.WorkFolder, "rebuilt"),
            Created = inputs.Created ?? context.Created,
            Commit = inputs.Commit,
            Locked = true,
        }, token);
        return outcome.Image is not { } rebuilt || context.Diagnostics.HasErrors ? null
            : With(verdict, rebuilt.Digest == target.Top.Digest
                ? new PolicyCheck(PolicyVerdict.Rebuild, CheckOutcome.Passed, target.Top.Digest.ToString(), $"the same, built again from {Path.GetFileName(manifest.File)} and its lock")
                : Failed(target, rebuilt.Digest.ToString(), [.. Inputs(inputs, rebuilt, context), .. await DifferencesAsync(published, rebuilt, target, token)]));
    }

    private static ImageVerdict With(ImageVerdict verdict, PolicyCheck check) =>
        new(verdict.Parts.SetItem(0, verdict.Whole with { Checks = verdict.Whole.Checks.Add(check) }));

    private static PolicyCheck Failed(VerifyTarget target, string found, ImmutableArray<TrustProblem> problems) =>
        new(PolicyVerdict.Rebuild, CheckOutcome.Failed, target.Top.Digest.ToString(), found) { Problems = problems };

    private static IEnumerable<TrustProblem> Inputs(BuildInputs inputs, ServerImage rebuilt, BuildContext context)
    {
        var resolved = rebuilt.Compiled.Generated.Resolved;
        (string What, string? Stated, string Here, string Remedy)[] all =
        [
            ("manifest", inputs.Manifest, resolved.Lock.Manifest.ToString(), $"check out {(inputs.Commit is { } commit ? $"the commit {commit}" : "what it was built from")}"),
            ("lock", inputs.Lock, resolved.Lock.Digest.ToString(), $"put the lock of {(inputs.Commit is { } at ? $"the commit {at}" : "that build")} beside the manifest"),
            ("Slipway", inputs.Tool, context.ToolVersion, $"build again with Slipway {inputs.Tool}"),
        ];
        return all.Where(input => input.Stated is not null && input.Stated != input.Here).Select(input => new TrustProblem(
            RebuildRules.OtherInputs.Id, input.What, $"The image was built from another {input.What} than the one here", input.Remedy) { Expected = input.Stated, Found = input.Here });
    }

    private static async Task<IEnumerable<TrustProblem>> DifferencesAsync(List<Image> published, ServerImage rebuilt, VerifyTarget target, CancellationToken token)
    {
        List<string> found = [];
        foreach (var image in published)
        {
            var mark = published.Count > 1 ? $"{image.Platform} " : "";
            if (rebuilt.Packed.Images.FirstOrDefault(other => other.Platform == image.Platform) is not { } own)
            {
                found.Add($"{image.Platform}: not built again; the manifest does not ask for it");
                continue;
            }

            found.AddRange(own.Digest == image.Digest ? [] : (await LayersAsync(image, own, token)).Concat(Configuration(image, own)).Select(line => mark + line));
        }

        found = found.Count > 0 ? found : ["the images are the same; the index, or an annotation of a manifest, is not"];
        var left = found.Count - MostDifferences;
        return found.Take(MostDifferences).Concat(left > 0 ? [string.Create(CultureInfo.InvariantCulture, $"and {left} more")] : [])
            .Select(line => new TrustProblem(RebuildRules.OtherImage.Id, target.Repository, line, "find out what the build depended on, or what was put in"));
    }

    private static async Task<IEnumerable<string>> LayersAsync(Image published, Image rebuilt, CancellationToken token)
    {
        List<string> found = [];
        var ours = LayerTitles.Of(rebuilt).GroupBy(layer => layer.Title, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First().Layer, StringComparer.Ordinal);
        foreach (var (title, layer) in LayerTitles.Of(published))
        {
            if (!ours.Remove(title, out var own))
            {
                found.AddRange((await LayerComparison.NamesAsync(layer, token)).Select(name => $"layer {title}, only in the published image: {name}"));
            }
            else if (own.DiffId != layer.DiffId)
            {
                found.AddRange((await LayerComparison.CompareAsync(layer, own, token)).Select(line => $"layer {title}: {line}"));
            }
            else if (own.Descriptor.Digest != layer.Descriptor.Digest)
            {
                found.Add($"layer {title}: the same files, compressed otherwise (another .NET runtime or architecture)");
            }
        }

        return found.Concat(ours.Keys.Order(StringComparer.Ordinal).Select(title => $"layer {title}: only in the image built again"));
    }

    private static IEnumerable<string> Configuration(Image published, Image rebuilt)
    {
        var (theirs, ours) = (Keys(published), Keys(rebuilt));
        return theirs.Keys.Union(ours.Keys).Order(StringComparer.Ordinal)
            .Where(key => theirs.GetValueOrDefault(key) != ours.GetValueOrDefault(key))
            .Select(key => $"configuration {key}: {theirs.GetValueOrDefault(key) ?? "nothing"} published, {ours.GetValueOrDefault(key) ?? "nothing"} built again");
    }

    private static Dictionary<string, string> Keys(Image image) =>
        ConfigKeys.Of(JsonNode.Parse(image.ConfigBytes.Span)!.AsObject()).ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
}
