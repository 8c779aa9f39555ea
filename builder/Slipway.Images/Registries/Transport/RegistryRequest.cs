using System.Collections.Immutable;
using System.Globalization;
using Slipway.Images.Registries.Authentication;

namespace Slipway.Images.Registries.Transport;

/// <summary>A request to a registry, from which a message is made for each attempt.</summary>
internal sealed record RegistryRequest(HttpMethod Method, RepositoryPlace Place, Uri Uri, ScopeSet Scopes)
{
    private const long LargeBody = 1 << 20;

    public IReadOnlyList<string> Accept { get; init; } = [];

    public ImmutableArray<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>Makes the body, for each attempt anew.</summary>
    public Func<StallWatch, HttpContent>? Content { get; init; }

    /// <summary>Whether a refusal (401, 403) is an answer that the caller expects.</summary>
    public bool ExpectsRefusal { get; init; }

    /// <summary>Whether the request goes to the registry itself. Elsewhere no credentials go.</summary>
    public bool CarriesCredentials => Place.Host.Owns(Uri);

    public RegistryRequest With(string name, string value) => this with { Headers = Headers.Add(new(name, value)) };

    public HttpRequestMessage ToMessage(Uri uri, Authorization authorization, StallWatch watch)
    {
        var message = new HttpRequestMessage(Method, uri) { Content = Content?.Invoke(watch) };
        message.Headers.Authorization = authorization.Header;
        if (Accept.Count > 0)
        {
            message.Headers.TryAddWithoutValidation("Accept", string.Join(", ", Accept));
        }

        foreach (var (name, value) in Headers)
        {
            if (!message.Headers.TryAddWithoutValidation(name, value))
            {
                message.Content?.Headers.TryAddWithoutValidation(name, value);
            }
        }

        // So that a refusal arrives before the body is sent, not into the middle of it.
        message.Headers.ExpectContinue = message.Content?.Headers.ContentLength > LargeBody ? true : null;
        return message;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Method} {Uri.AbsolutePath}");
}
