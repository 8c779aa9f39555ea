using System.Net.Http.Headers;

namespace Slipway.Images.Registries.Transport;

/// <summary>An answer whose body has not been read yet.</summary>
internal sealed class RegistryAnswer(HttpResponseMessage message, Uri address, StallWatch watch) : IDisposable
{
    private bool _detached;

    public int Status => (int)message.StatusCode;

    /// <summary>Where the answer came from, after redirects.</summary>
    public Uri Address => address;

    /// <summary>Whether somebody else than the one asked has answered.</summary>
    public bool Redirected { get; init; }

    public string? MediaType => message.Content.Headers.ContentType?.MediaType;

    public long? Length => message.Content.Headers.ContentLength;

    /// <summary>The digest that the registry states, if it states one that can be read.</summary>
    public Digest? StatedDigest => Digest.TryParse(Header("Docker-Content-Digest"), out var digest) ? digest : null;

    public Uri? Location => Header("Location") is { } text && Uri.TryCreate(address, text, out var location) ? location : null;

    public string? Header(string name) =>
        message.Headers.TryGetValues(name, out var values) || message.Content.Headers.TryGetValues(name, out values)
            ? string.Join(", ", values)
            : null;

    /// <summary>The values of a header that may be there several times.</summary>
    public IEnumerable<string> Headers(string name) => message.Headers.TryGetValues(name, out var values) ? values : [];

    public RetryConditionHeaderValue? RetryAfter => message.Headers.RetryAfter;

    /// <summary>Opens the body; the stream must not outlive the answer.</summary>
    public async Task<Stream> OpenAsync() => new WatchedStream(await message.Content.ReadAsStreamAsync(watch.Token), watch);

    /// <summary>Opens the body for somebody who reads it later: the stream ends everything.</summary>
    public async Task<Stream> DetachAsync()
    {
        var body = await message.Content.ReadAsStreamAsync(watch.Token);
        _detached = true;
        watch.Keep();
        return new WatchedStream(body, watch, message);
    }

    /// <summary>Reads a body of limited length; null when it is longer.</summary>
    public async Task<byte[]?> ReadAsync(int limit)
    {
        using var content = new MemoryStream();
        await using var body = await OpenAsync();
        var buffer = new byte[1 << 14];
        int read;
        while ((read = await body.ReadAsync(buffer, watch.Token)) > 0)
        {
            content.Write(buffer, 0, read);
            if (content.Length > limit)
            {
                return null;
            }
        }

        return content.ToArray();
    }

    public void Dispose()
    {
        if (!_detached)
        {
            message.Dispose();
        }
    }
}
