using Slipway.Builder.Inspection;
using Slipway.Images;
using Slipway.Images.Archives;
using Slipway.Images.Layouts;
using Slipway.Images.Registries;

namespace Slipway.Cli.Verbs;

/// <summary>What is pushed: an image of a layout, or one in a registry.</summary>
internal sealed record PushSource
{
    private OciLayout? Layout { get; init; }

    private string? Name { get; init; }

    private ImageReference Reference { get; init; }

    /// <summary>Finds what was named; null after problems were told to the run.</summary>
    public static async Task<PushSource?> FindAsync(string written, VerbRun run, CancellationToken token)
    {
        var (path, name) = ImagePath.Of(written, run.Edge);
        if (!Path.Exists(path))
        {
            return ImagePath.IsLocal(written)
                ? throw StoredTarget.Nothing(written, path, "")
                : new PushSource { Reference = RegistryAccess.Parse(written) };
        }

        var layout = File.Exists(path) ? await ArchiveReader.OpenAsync(path, Directory.CreateDirectory(Path.Combine(run.WorkFolder, "archive")).FullName, token)
            : await OciLayout.OpenAsync(StoredImages.LayoutAt(path) ?? path, token);
        return RegistryAccess.Take(run, layout) is { } opened
            ? new PushSource { Layout = opened, Name = name }
            : null;
    }

    /// <summary>Copies it to a target.</summary>
    public Task<Checked<PushedImage>> PushAsync(RegistryClient client, PushTarget target, CancellationToken token) =>
        Layout is { } layout ? ImagePush.PushAsync(client, layout, Name, target, token) : ImagePush.CopyAsync(client, Reference, target, token);
}
