namespace Slipway.Images.Registries.Credentials;

/// <summary>The answer of a credential source: a credential, or that there is none.</summary>
public sealed class FoundCredential
{
    private FoundCredential(RegistryCredential? credential) => Credential = credential;

    /// <summary>Nobody signs in.</summary>
    public static FoundCredential Anonymous { get; } = new(null);

    /// <summary>The credential, if there is one.</summary>
    public RegistryCredential? Credential { get; }

    /// <summary>There is one.</summary>
    public static FoundCredential Of(RegistryCredential credential) => new(credential);
}
