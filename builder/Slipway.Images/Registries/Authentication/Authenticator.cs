using System.Collections.Concurrent;
using Slipway.Images.Problems;
using Slipway.Images.Registries.Credentials;
using Slipway.Images.Registries.Transport;

namespace Slipway.Images.Registries.Authentication;

/// <summary>
/// Signs requests in. A registry is asked without credentials until it challenges; then the challenge is remembered, and
/// tokens are kept by the scopes that they were asked for.
/// </summary>
internal sealed class Authenticator(RegistryOptions options, TokenService tokens, Secrets secrets)
{
    private readonly ConcurrentDictionary<string, Challenge> _challenges = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<(string Registry, string Repository), FoundCredential> _credentials = new();
    private readonly SingleFlight<(string Registry, string Repository), Checked<FoundCredential>> _asking = new();
    private readonly TokenCache _cache = new(options.Time, tokens);

    /// <summary>What a request carries from the start: nothing, for a registry that has not challenged yet.</summary>
    public async Task<Checked<Authorization>> ForAsync(RepositoryPlace place, ScopeSet scopes, CancellationToken token) =>
        _challenges.TryGetValue(place.Host.Name, out var challenge)
            ? await MakeAsync(place, scopes, challenge, null, token)
            : Authorization.None;

    /// <summary>The answer to a challenge; what was carried already, when there is nothing else to offer.</summary>
    public async Task<Checked<Authorization>> AnswerAsync(
        RegistryRequest request, Challenge? challenge, Authorization carried, CancellationToken token)
    {
        if (challenge is null)
        {
            return carried;
        }

        _challenges[request.Place.Host.Name] = challenge;
        var scopes = request.Scopes.Union(ScopeSet.Parse(challenge["scope"]));
        var made = await MakeAsync(request.Place, scopes, challenge, carried.Header?.Parameter, token);
        return made.Ok && (made.Value.Header is null || made.Value.Header.Equals(carried.Header)) ? carried : made;
    }

    /// <summary>The credential of a repository, asked for once.</summary>
    public async Task<Checked<FoundCredential>> CredentialAsync(RepositoryPlace place, CancellationToken token)
    {
        var key = (place.Host.Name, place.Repository);
        if (_credentials.TryGetValue(key, out var known))
        {
            return known;
        }

        var found = await _asking.RunAsync(key, () => options.Credentials.FindAsync(key.Name, key.Repository, token), token);
        if (found.Ok)
        {
            _credentials[key] = found.Value;
            secrets.Add(found.Value.Credential?.Password);
            secrets.Add(found.Value.Credential?.IdentityToken);
        }

        return found;
    }

    private async Task<Checked<Authorization>> MakeAsync(
        RepositoryPlace place, ScopeSet scopes, Challenge challenge, string? rejected, CancellationToken token)
    {
        var credential = await CredentialAsync(place, token);
        if (!credential.Ok)
        {
            return Checked<Authorization>.From(credential.Problems);
        }

        return challenge.IsBasic
            ? Basic(credential.Value.Credential)
            : await BearerAsync(place, scopes, challenge, (credential.Value.Credential, rejected), token);
    }

    private Authorization Basic(RegistryCredential? credential)
    {
        if (credential is null)
        {
            return Authorization.None;
        }

        var header = TokenService.Basic(credential.User, credential.IdentityToken ?? credential.Password);
        secrets.Add(header.Parameter);
        return new Authorization(header);
    }

    private async Task<Checked<Authorization>> BearerAsync(
        RepositoryPlace place,
        ScopeSet scopes,
        Challenge challenge,
        (RegistryCredential? Credential, string? Rejected) known,
        CancellationToken token)
    {
        if (!Uri.TryCreate(challenge["realm"], UriKind.Absolute, out var realm))
        {
            return CredentialProblems.TokenUnusable(place.Host.Name, "(none)", "the registry names no address of it");
        }

        if (AddressGuard.Refuse(realm, place.Host) is { } reason)
        {
            return RegistryProblems.RefusedAddress(place.Host.Name, "its token service", realm, reason);
        }

        if (known.Credential is { } credential)
        {
            secrets.Add(TokenService.Basic(credential.User, credential.Password).Parameter);
        }

        var request = new TokenRequest(place.Host, realm, challenge["service"], scopes) { Credential = known.Credential };
        var got = await _cache.GetAsync(request, known.Rejected, token);
        return got.Ok ? new Authorization(new("Bearer", got.Value.Value)) : Checked<Authorization>.From(got.Problems);
    }
}
