namespace Slipway.Images.Registries.Credentials;

/// <summary>
/// The credentials that docker and podman keep: for each file in turn the registry's own helper, else the file's
/// credential store, else what the file says itself. The first answer counts.
/// </summary>
public sealed class CredentialFiles : ICredentialSource
{
    private readonly CredentialEnvironment _environment;

    /// <summary>Looks where an environment says.</summary>
    public CredentialFiles(CredentialEnvironment environment) => _environment = environment;

    /// <inheritdoc />
    public async Task<Checked<FoundCredential>> FindAsync(string registry, string repository, CancellationToken token)
    {
        foreach (var path in _environment.Files().Where(File.Exists))
        {
            var file = await CredentialFile.ReadAsync(path, token);
            var found = file.Ok ? await FindAsync(file.Value, registry, repository, token) : Checked<FoundCredential>.From(file.Problems);
            if (!found.Ok || found.Value.Credential is not null)
            {
                return found;
            }
        }

        return FoundCredential.Anonymous;
    }

    private async Task<Checked<FoundCredential>> FindAsync(
        CredentialFile file, string registry, string repository, CancellationToken token)
    {
        foreach (var helper in file.HelpersFor(registry))
        {
            var found = await CredentialHelper.AskAsync(helper, registry, _environment, token);
            if (!found.Ok || found.Value.Credential is not null)
            {
                return found;
            }
        }

        return file.Find(registry, repository);
    }
}
