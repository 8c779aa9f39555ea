using Slipway.Images.Registries.Credentials;
using Slipway.Images.Registries.Transport;

namespace Slipway.Images.Registries.Authentication;

/// <summary>What a token service is asked: for which registry, where, for what, and by whom.</summary>
internal sealed record TokenRequest(RegistryHost Host, Uri Realm, string? Service, ScopeSet Scopes)
{
    public RegistryCredential? Credential { get; init; }

    /// <summary>The service as a message names it.</summary>
    public string Shown => $"{Realm.Scheme}://{Realm.Authority}{Realm.AbsolutePath}";
}
