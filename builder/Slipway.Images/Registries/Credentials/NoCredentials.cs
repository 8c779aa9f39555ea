namespace Slipway.Images.Registries.Credentials;

/// <summary>Nobody signs in anywhere.</summary>
public sealed class NoCredentials : ICredentialSource
{
    private NoCredentials()
    {
    }

    /// <summary>The only one.</summary>
    public static NoCredentials Instance { get; } = new();

    /// <inheritdoc />
    public Task<Checked<FoundCredential>> FindAsync(string registry, string repository, CancellationToken token) =>
        Task.FromResult(Checked<FoundCredential>.Of(FoundCredential.Anonymous));
}
