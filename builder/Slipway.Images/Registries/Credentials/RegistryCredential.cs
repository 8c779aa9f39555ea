using System.Text;

namespace Slipway.Images.Registries.Credentials;

/// <summary>
/// What a registry's user signs in with: a user name and password, or an identity token. Not a record: its text never
/// shows a secret.
/// </summary>
public sealed class RegistryCredential
{
    /// <summary>A user name and password.</summary>
    public RegistryCredential(string user, string password, string origin) => (User, Password, Origin) = (user, password, origin);

    /// <summary>An identity token, which a token service exchanges for access tokens.</summary>
    public RegistryCredential(string identityToken, string origin) => (IdentityToken, Origin) = (identityToken, origin);

    /// <summary>The user's name.</summary>
    public string User { get; } = "";

    /// <summary>The password; empty beside an identity token.</summary>
    public string Password { get; } = "";

    /// <summary>The identity token, if that is what it is.</summary>
    public string? IdentityToken { get; }

    /// <summary>Where it was found: a file or a helper's name.</summary>
    public string Origin { get; }

    /// <summary>Tells credentials apart without showing them.</summary>
    internal string Fingerprint => Digest.Of(Encoding.UTF8.GetBytes($"{User}\n{Password}\n{IdentityToken}")).Hex;

    /// <summary>Where it was found, and nothing else.</summary>
    public override string ToString() => $"credential from {Origin}";
}
