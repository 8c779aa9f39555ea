using Slipway.Builder.Evidence;
using Slipway.Builder.Pipeline;
using Slipway.Images;
using Slipway.Images.Archives;
using Slipway.Images.Blobs;
using Slipway.Images.Composition;
using Slipway.Images.Layouts;

namespace Slipway.Builder.Packing;

/// <summary>What a build leaves in its output folder.</summary>
public static class BuildOutput
{
    /// <summary>The folder of the OCI layout.</summary>
    public const string Layout = "image";

    /// <summary>Writes the layout, the evidence beside it and build.json; false when a diagnostic of severity error was added.</summary>
    public static Task<bool> WriteAsync(BuildOutcome outcome, IReadOnlyList<Artifact> referrers, string folder, BuildContext context, CancellationToken token) =>
        GuardAsync(folder, context, async () =>
        {
            var image = ImageOf(outcome);
            Directory.CreateDirectory(folder);
            var written = await LayoutWriter.WriteAsync(image.Packed, Path.Combine(folder, Layout), OptionsOf(image) with { Referrers = referrers }, token);
            if (written.Ok)
            {
                await EvidenceFiles.WriteAsync(outcome, folder, context, token);
                await WholeFile.WriteAsync(Path.Combine(folder, BuildReport.FileName), BuildReport.Write(outcome, context), token);
            }

            return written.Problems;
        });

    /// <summary>Writes the image into one file, which gets its name when the caller keeps it; null when a diagnostic of severity error was added.</summary>
    public static async Task<FileDraft?> PrepareArchiveAsync(BuildOutcome outcome, string file, BuildContext context, CancellationToken token)
    {
        FileDraft? draft = null;
        await GuardAsync(file, context, async () =>
        {
            var image = ImageOf(outcome);
            var prepared = await ArchiveWriter.PrepareAsync(image.Packed, file, NamedOptionsOf(image), token);
            draft = prepared.Value;
            return prepared.Problems;
        });
        return draft;
    }

    // An engine calls what it loads by the name in the archive, as `build --load` calls it; without one it would be untagged.
    private static LayoutOptions NamedOptionsOf(ServerImage image)
    {
        var options = OptionsOf(image);
        return options with { Repository = options.Repository ?? ImageReference.Parse(image.Compiled.Generated.Resolved.Manifest.Name) };
    }

    private static ServerImage ImageOf(BuildOutcome outcome) => outcome.Image ?? throw new ArgumentException("The build made no image.", nameof(outcome));

    private static async Task<bool> GuardAsync(string place, BuildContext context, Func<Task<IReadOnlyList<ImageProblem>>> write)
    {
        try
        {
            var problems = await write();
            context.Diagnostics.AddRange(problems.Select(problem => PackingRules.Of(problem)));
            return problems.Count == 0;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            context.Diagnostics.Add(exception.Message.Contains(context.CacheFolder, StringComparison.Ordinal)
                ? PackingRules.Unusable(context.CacheFolder, exception)
                : PackingRules.Unwritable(place, exception));
            RemoveEmpty(place);
            return false;
        }
    }

    private static void RemoveEmpty(string folder)
    {
        try
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Something is in it, or nothing may be changed here: then it stays.
        }
    }

    /// <summary>How the image is named in a layout or archive.</summary>
    public static LayoutOptions OptionsOf(ServerImage image) => new()
    {
        Tag = image.LayoutTag,
        Repository = image.Compiled.Generated.Resolved.Manifest.Image.Repository is { } repository ? ImageReference.Parse(repository.Value) : null,
    };

}
