using System.Text.Json;
using System.Text.Json.Nodes;
using Slipway.Images.Blobs;
using Slipway.Images.Json;
using Slipway.Images.Layouts;
using Slipway.Images.Problems;

namespace Slipway.Images.Referrers;

/// <summary>Changes the list of a layout that exists: one process at a time, and in one step.</summary>
internal static class LayoutIndexEdit
{
    private const int MostWaits = 100;
    private static readonly TimeSpan Wait = TimeSpan.FromMilliseconds(100);

    public static async Task<ImageProblem?> RunAsync(
        OciLayout layout, TimeProvider time, Func<JsonArray, Task> edit, CancellationToken token)
    {
        await using var held = await LockAsync(Path.Combine(layout.Folder, LayoutFiles.Marker), time, token);
        if (held is null)
        {
            return ReferrerProblems.LayoutBusy(layout.Folder);
        }

        var index = Path.Combine(layout.Folder, LayoutFiles.Index);
        try
        {
            var root = CanonicalJson.ParseObject(BoundedFile.Read(index));
            await edit(root["manifests"] as JsonArray ?? throw new JsonException("There is no list 'manifests'."));
            await WholeFile.WriteAsync(index, CanonicalJson.Write(root), token);
            return null;
        }
        catch (Exception malformed)
            when (malformed is JsonException or InvalidOperationException or FormatException or FileNotFoundException)
        {
            return LayoutProblems.Malformed(index, malformed.Message);
        }
    }

    // The marker never changes, so it can be held while index.json is replaced. A killed process lets go of it.
    private static async Task<FileStream?> LockAsync(string marker, TimeProvider time, CancellationToken token)
    {
        for (var waits = 0; waits < MostWaits; waits++)
        {
            try
            {
                return new FileStream(marker, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                await Task.Delay(Wait, time, token);
            }
        }

        return null;
    }
}
