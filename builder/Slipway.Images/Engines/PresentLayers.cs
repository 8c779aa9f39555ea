using System.Text.Json;
using Slipway.Images.Composition;
using Slipway.Images.Json;

namespace Slipway.Images.Engines;

/// <summary>
/// Finds which layers an engine has. Docker keeps a layer by the chain below it, so what counts is how many of the lowest
/// layers an image of the engine has in common with ours.
/// </summary>
internal sealed class PresentLayers(EngineHttp http)
{
    private const int MostImages = 200;

    /// <summary>How many of the lowest layers are there. Whatever cannot be read counts as absent.</summary>
    public async Task<int> CountAsync(Image image, ImageReference name, CancellationToken token)
    {
        var listed = await http.GetAsync("/images/json", token);
        var most = 0;
        foreach (var id in listed is { Ok: true, Value.Root: { } root } ? Candidates(root, name) : [])
        {
            most = Math.Max(most, await CommonAsync(id, image, token));
            if (most == image.Config.DiffIds.Length)
            {
                break;
            }
        }

        return most;
    }

    // Images of the same name first: the last version of this image shares most.
    private static IReadOnlyList<string> Candidates(JsonElement root, ImageReference name)
    {
        try
        {
            return
            [
                .. root.EnumerateArray()
                    .Select(image => (
                        Id: image.Text("Id") ?? "", Created: image.Member("Created")?.GetInt64() ?? 0, Related: IsOf(image, name)))
                    .Where(image => image.Id.Length > 0)
                    .OrderByDescending(image => image.Related)
                    .ThenByDescending(image => image.Created)
                    .ThenBy(image => image.Id, StringComparer.Ordinal)
                    .Select(image => image.Id)
                    .Take(MostImages),
            ];
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException or FormatException)
        {
            return [];
        }
    }

    private static bool IsOf(JsonElement image, ImageReference name) =>
        image.Items("RepoTags").Any(tag => ImageReference.TryParse(tag.GetString(), out var known) && known.Name == name.Name);

    private async Task<int> CommonAsync(string id, Image image, CancellationToken token)
    {
        var inspected = await http.GetAsync($"/images/{id}/json", token);
        if (inspected is not { Ok: true, Value.Root: { } root })
        {
            return 0;
        }

        try
        {
            var theirs = root.Member("RootFS")?.Items("Layers").Select(layer => layer.AsText("Layers")) ?? [];
            return image.Config.DiffIds.Zip(theirs).TakeWhile(pair => pair.First.ToString() == pair.Second).Count();
        }
        catch (JsonException)
        {
            return 0;
        }
    }
}
