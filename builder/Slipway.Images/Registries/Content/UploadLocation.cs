using Slipway.Images.Problems;
using Slipway.Images.Registries.Transport;

namespace Slipway.Images.Registries.Content;

/// <summary>Where an upload goes on, as the registry has said last.</summary>
internal sealed record UploadLocation(Uri Uri, int LeastChunk)
{
    // What a registry may ask to be held in memory.
    private const int LargestLeast = 64 << 20;

    /// <summary>Reads the location of an answer; it may be relative, and its query is the registry's business.</summary>
    public static async Task<Attempt<UploadLocation>> ReadAsync(RegistryHttp http, RegistryRequest request, RegistryAnswer answer)
    {
        if (answer.Location is not { } location)
        {
            return await http.UnexpectedAsync(request, answer);
        }

        return AddressGuard.Refuse(location, request.Place.Host) is { } reason
            ? RegistryProblems.RefusedAddress(request.Place.Host.Name, "the place of an upload", location, reason)
            : new UploadLocation(
                location, int.TryParse(answer.Header("OCI-Chunk-Min-Length"), out var least) ? Math.Clamp(least, 0, LargestLeast) : 0);
    }

    /// <summary>The address that completes the upload: the digest is added to the query, which stays as it is.</summary>
    public Uri Completing(Digest digest) =>
        new($"{Uri.GetLeftPart(UriPartial.Query)}{(Uri.Query.Length == 0 ? "?" : "&")}digest={Uri.EscapeDataString(digest.ToString())}");
}
