using System.Text.Json;
using Slipway.Images.Json;
using Slipway.Images.Problems;
using Slipway.Images.Registries.Transport;

namespace Slipway.Images.Registries.Content;

/// <summary>Reads and writes the manifests of a repository and believes only the digests that it computes itself.</summary>
internal sealed class ManifestStore(RegistryHttp http, RepositoryPlace place)
{
    public const int Largest = 4 << 20;

    /// <summary>Asks whether a tag or digest is there.</summary>
    public Task<Checked<ManifestPresence>> HeadAsync(string version, CancellationToken token)
    {
        var request = Request(HttpMethod.Head, version);
        return http.SendAsync<ManifestPresence>(
            request,
            async answer => answer.Status switch
            {
                200 => new ManifestPresence(true, answer.StatedDigest),
                404 => ManifestPresence.No,
                _ => await http.UnexpectedAsync(request, answer),
            },
            token);
    }

    /// <summary>Fetches a manifest, unless it is the one of the ETag.</summary>
    public Task<Checked<ManifestAnswer>> GetAsync(string version, string? knownETag, CancellationToken token)
    {
        var request = Request(HttpMethod.Get, version);
        request = knownETag is null ? request : request.With("If-None-Match", knownETag);
        return http.SendAsync<ManifestAnswer>(
            request,
            async answer => answer.Status switch
            {
                200 => await ReadAsync(version, answer),
                304 when knownETag is not null => ManifestAnswer.Unchanged,
                404 => ManifestAnswer.Missing,
                _ => await http.UnexpectedAsync(request, answer),
            },
            token);
    }

    /// <summary>Fetches a manifest that must be there.</summary>
    public async Task<Checked<FetchedManifest>> GetExistingAsync(string version, CancellationToken token)
    {
        var answer = await GetAsync(version, null, token);
        return !answer.Ok ? Checked<FetchedManifest>.From(answer.Problems)
            : answer.Value.Manifest is { } manifest ? manifest
            : ContentProblems.NoSuchManifest(NameOf(version));
    }

    /// <summary>Writes a manifest under a tag or its digest and makes sure that the registry stored these very bytes.</summary>
    public async Task<Checked<StoredManifest>> PutAsync(
        string version, Descriptor descriptor, ReadOnlyMemory<byte> bytes, TagCondition? condition, CancellationToken token)
    {
        var request = Request(HttpMethod.Put, version) with
        {
            Scopes = place.Push,
            Content = _ => new ReadOnlyMemoryContent(bytes) { Headers = { ContentType = new(descriptor.MediaType) } },
        };
        request = condition is null ? request : request.With(condition.Name, condition.Value);
        Digest? stated = null;
        var stored = await http.SendAsync<StoredManifest>(
            request,
            async answer =>
            {
                stated = answer.StatedDigest;
                return answer.Status switch
                {
                    >= 200 and < 300 => new StoredManifest(
                        false, Digest.TryParse(answer.Header("OCI-Subject"), out var subject) ? subject : null),
                    409 or 412 when condition is not null => new StoredManifest(true, null),
                    _ => await RefusedAsync(version, answer),
                };
            },
            token);
        return stored is { Ok: true, Value.Conflict: false } && await VerifyAsync(version, descriptor, stated, token) is { } problem
            ? problem
            : stored;
    }

    // While others write the same blob, a registry may not find what it has acknowledged; a moment later it does.
    private async Task<Attempt<StoredManifest>> RefusedAsync(string version, RegistryAnswer answer)
    {
        var text = await http.TextAsync(answer);
        var problem = ContentProblems.ManifestRefused(NameOf(version), answer.Status, text);
        return text.Contains("MANIFEST_BLOB_UNKNOWN", StringComparison.Ordinal) ? Attempt<StoredManifest>.Again(problem) : problem;
    }

    // A registry that states no digest is asked for what it has: by digest, for a tag may have moved on meanwhile.
    private async Task<ImageProblem?> VerifyAsync(string version, Descriptor sent, Digest? stated, CancellationToken token)
    {
        if (stated is null)
        {
            var kept = await GetAsync(sent.Digest.ToString(), null, token);
            if (kept is { Ok: true, Value.Manifest: not null })
            {
                return null;
            }

            var other = await GetExistingAsync(version, token);
            if (!other.Ok)
            {
                return other.Problems[0];
            }

            stated = other.Value.Digest;
        }

        return stated == sent.Digest ? null : ContentProblems.StoredOtherwise(NameOf(version), sent.Digest, stated.Value);
    }

    private async Task<Attempt<ManifestAnswer>> ReadAsync(string version, RegistryAnswer answer)
    {
        var body = await answer.ReadAsync(Largest);
        if (body is null)
        {
            return ContentProblems.Malformed(NameOf(version), "it is larger than 4 MiB, which no manifest may be");
        }

        var found = Digest.Of(body);
        var expected = Digest.TryParse(version, out var asked) ? asked : answer.StatedDigest;
        if (expected is { } digest && digest != found)
        {
            return ContentProblems.WrongDigest(place.Name, digest, found);
        }

        try
        {
            var type = TypeOf(body, answer.MediaType);
            return ManifestAnswer.Of(new FetchedManifest(new Descriptor(type, found, body.Length), body, answer.Header("ETag")));
        }
        catch (JsonException malformed)
        {
            return ContentProblems.Malformed(NameOf(version), malformed.Message);
        }
    }

    // What the header says and what the document says must be one: else two readers could see two different things.
    private static string TypeOf(byte[] body, string? header)
    {
        using var document = CanonicalJson.Parse(body);
        var own = document.RootElement.Text("mediaType");
        var stated = header is not null && MediaTypes.Manifests.Contains(header) ? header : null;
        if (own is not null && stated is not null && own != stated)
        {
            throw new JsonException($"it says that it is '{own}', the registry that it is '{stated}'");
        }

        return own ?? stated ?? throw new JsonException($"its type '{header}' is not that of a manifest");
    }

    private string NameOf(string version) => place.Name + (Digest.TryParse(version, out _) ? "@" : ":") + version;

    // Without all four types in Accept, registries deny what they have.
    private RegistryRequest Request(HttpMethod method, string version) =>
        new(method, place, place.At($"manifests/{version}"), place.Pull) { Accept = MediaTypes.Manifests };
}
