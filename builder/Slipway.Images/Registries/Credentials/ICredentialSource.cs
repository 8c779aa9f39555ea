namespace Slipway.Images.Registries.Credentials;

/// <summary>Knows credentials for registries.</summary>
public interface ICredentialSource
{
    /// <summary>The credential for a repository of a registry; anonymous when there is none.</summary>
    Task<Checked<FoundCredential>> FindAsync(string registry, string repository, CancellationToken token);
}
