using Slipway.Images;
using Slipway.Images.Archives;
using Slipway.Images.Layouts;
using Slipway.Images.Registries;

namespace Slipway.Cli.Verbs;

/// <summary>What is pushed: an image of a layout, or one in a registry.</summary>
internal sealed record PushSource
{
    private const string DigestMark = "@sha256:";

    private OciLayout? Layout { get; init; }

    private string? Name { get; init; }

    private ImageReference Reference { get; init; }

    /// <summary>Finds what was named; null after problems were told to the run.</summary>
    public static async Task<PushSource?> FindAsync(string written, VerbRun run, CancellationToken token)
    {
        var path = run.Edge.PathOf(ImagePath.In(written));
        if (!Path.Exists(path))
        {
            return ImagePath.IsLocal(written)
                ? throw new UsageException($"{written} names nothing")
                : new PushSource { Reference = RegistryAccess.Parse(written) };
        }

        var built = Path.Combine(path, "image");
        var layout = File.Exists(path) ? await ArchiveReader.OpenAsync(path, Directory.CreateDirectory(Path.Combine(run.WorkFolder, "archive")).FullName, token)
            : await OciLayout.OpenAsync(File.Exists(Path.Combine(built, "oci-layout")) ? built : path, token);
        var mark = written.IndexOf(DigestMark, StringComparison.Ordinal);
        return RegistryAccess.Take(run, layout) is { } opened
            ? new PushSource { Layout = opened, Name = mark < 0 ? null : written[(mark + 1)..] }
            : null;
    }

    /// <summary>Copies it to a target.</summary>
    public Task<Checked<PushedImage>> PushAsync(RegistryClient client, PushTarget target, CancellationToken token) =>
        Layout is { } layout ? ImagePush.PushAsync(client, layout, Name, target, token) : ImagePush.CopyAsync(client, Reference, target, token);
}
