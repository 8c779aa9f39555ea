using System.Collections.Concurrent;

namespace Slipway.Images.Registries.Authentication;

/// <summary>Tokens while they hold. One for more scopes serves a request for fewer; the same token is fetched once at a time.</summary>
internal sealed class TokenCache(TimeProvider time, TokenService service)
{
    private readonly ConcurrentDictionary<Key, AccessToken> _tokens = new();
    private readonly SingleFlight<Key, Checked<AccessToken>> _fetching = new();

    /// <summary>A token that is not the one that the registry has just rejected.</summary>
    public async Task<Checked<AccessToken>> GetAsync(TokenRequest request, string? rejected, CancellationToken token)
    {
        var key = Key.Of(request);
        foreach (var held in _tokens.Where(held => held.Value.Value == rejected))
        {
            _tokens.TryRemove(held);
        }

        if (Find(key) is { } known)
        {
            return known;
        }

        return await _fetching.RunAsync(key, FetchAsync, token);

        async Task<Checked<AccessToken>> FetchAsync()
        {
            var got = await service.FetchAsync(request, token);
            if (got.Ok)
            {
                _tokens[key] = got.Value;
            }

            return got;
        }
    }

    private AccessToken? Find(Key wanted)
    {
        var now = time.GetUtcNow();
        return _tokens
            .Where(held => held.Key with { Scopes = wanted.Scopes } == wanted && held.Key.Scopes.Covers(wanted.Scopes))
            .Select(held => held.Value)
            .FirstOrDefault(held => held.Until > now);
    }

    // Credentials may differ by repository, so the repository's own credential is a part of the key.
    private sealed record Key(string Registry, Uri Realm, string? Service, string? Credential, ScopeSet Scopes)
    {
        public static Key Of(TokenRequest request) => new(
            request.Host.Name, request.Realm, request.Service, request.Credential?.Fingerprint, request.Scopes);
    }
}
