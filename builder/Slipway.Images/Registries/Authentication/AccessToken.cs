namespace Slipway.Images.Registries.Authentication;

/// <summary>A token for some scopes until some time. A class, so that no text of it shows the secret.</summary>
internal sealed class AccessToken(string value, ScopeSet scopes, DateTimeOffset until)
{
    public string Value { get; } = value;

    public ScopeSet Scopes { get; } = scopes;

    public DateTimeOffset Until { get; } = until;
}
