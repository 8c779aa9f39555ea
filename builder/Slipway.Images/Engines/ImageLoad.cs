using System.Text.Json;
using Slipway.Images.Composition;
using Slipway.Images.Json;
using Slipway.Images.Problems;

namespace Slipway.Images.Engines;

/// <summary>One image on its way into an engine: named if it is there, else sent without what is there, else sent whole.</summary>
internal sealed class ImageLoad(EngineHttp http, EngineFacts facts, Image image, ImageReference name)
{
    private string ConfigId => image.Manifest.Config.Digest.ToString();

    public async Task<Checked<LoadedImage>> RunAsync(CancellationToken token)
    {
        // Only engines that name images by their configuration can be asked for it.
        if (await IdOfAsync(ConfigId, token) is { Ok: true, Value.Length: > 0 } && await TagAsync(token) is null)
        {
            var named = await ConfirmAsync(LoadWay.Present, 0, token);
            if (named.Ok)
            {
                return named;
            }
        }

        if (facts.KeepsLayers && await SparseAsync(token) is { Ok: true } sparse)
        {
            return sparse;
        }

        return await SendAsync(LoadWay.Full, new HashSet<Digest>(), token);
    }

    private async Task<Checked<LoadedImage>?> SparseAsync(CancellationToken token)
    {
        var present = await new PresentLayers(http).CountAsync(image, name, token);
        var layers = image.Manifest.Layers;
        // A layer may occur twice; it is left out only if no place above what is there needs it.
        var without = layers.Take(present).Select(layer => layer.Digest)
            .Except(layers.Skip(present).Select(layer => layer.Digest))
            .ToHashSet();
        return without.Count == 0 ? null : await SendAsync(LoadWay.Sparse, without, token);
    }

    private async Task<Checked<LoadedImage>> SendAsync(LoadWay way, HashSet<Digest> without, CancellationToken token)
    {
        using var body = new ArchiveBody(image, name, without);
        var sent = await http.SendAsync<EngineDocument>(
            HttpMethod.Post, "/images/load?quiet=1", body,
            async response =>
            {
                var report = await response.Content.ReadAsByteArrayAsync(token);
                return !response.IsSuccessStatusCode ? http.Unexpected("/images/load", response, report)
                    : LoadReport.Error(report) is { } error ? EngineProblems.LoadFailed(http.Socket, error)
                    : EngineDocument.Missing;
            },
            token);
        return body.Problem is { } damaged ? damaged
            : sent.Ok ? await ConfirmAsync(way, body.Sent, token)
            : Checked<LoadedImage>.From(sent.Problems);
    }

    private async Task<ImageProblem?> TagAsync(CancellationToken token)
    {
        var path = $"/images/{ConfigId}/tag?repo={Uri.EscapeDataString(name.Name)}&tag={Uri.EscapeDataString(name.Tag!)}";
        var tagged = await http.SendAsync<EngineDocument>(
            HttpMethod.Post, path, null,
            async response => response.IsSuccessStatusCode
                ? EngineDocument.Missing
                : http.Unexpected(path, response, await response.Content.ReadAsByteArrayAsync(token)),
            token);
        return tagged.Ok ? null : tagged.Problems[0];
    }

    // The engine is believed when the name leads to the image that was sent, and only then.
    private async Task<Checked<LoadedImage>> ConfirmAsync(LoadWay way, long bytes, CancellationToken token)
    {
        var id = await IdOfAsync($"{name.Name}:{name.Tag}", token);
        if (!id.Ok)
        {
            return Checked<LoadedImage>.From(id.Problems);
        }

        var found = id.Value.StartsWith("sha256:", StringComparison.Ordinal) ? id.Value : "sha256:" + id.Value;
        // Engines on containerd's store name images by their manifest.
        return found == ConfigId || found == image.Digest.ToString()
            ? new LoadedImage(name, found, way, bytes)
            : EngineProblems.LoadFailed(
                http.Socket, id.Value.Length == 0 ? $"it does not know {name} afterwards" : $"{name} is another image afterwards, {found}");
    }

    private async Task<Checked<string>> IdOfAsync(string reference, CancellationToken token)
    {
        var inspected = await http.GetAsync($"/images/{reference}/json", token);
        try
        {
            return inspected.Ok ? inspected.Value.Root?.Text("Id") ?? "" : Checked<string>.From(inspected.Problems);
        }
        catch (JsonException malformed)
        {
            return EngineProblems.Broken(http.Socket, malformed.Message);
        }
    }
}
