using System.Text.Json;
using Slipway.Sdk.Calls;
using Slipway.Sdk.Configuration;
using Slipway.Sdk.Secrets;

namespace Slipway.Server.Secrets;

/// <summary>Secrets in one encrypted file. A change that cannot be written is refused: this store is durable or says no.</summary>
internal sealed class EncryptedSecretStore : ISecretProvider
{
    private readonly Lock _gate = new();
    private readonly EncryptedStoreConfiguration _configuration;
    private SortedDictionary<string, JsonElement> _values;

    private EncryptedSecretStore(EncryptedStoreConfiguration configuration, SortedDictionary<string, JsonElement> values)
    {
        _configuration = configuration;
        _values = values;
    }

    /// <summary>Decrypts the file; one that is not there is an empty store.</summary>
    /// <exception cref="ConfigurationException">It cannot be read, was made with another key, or was tampered with.</exception>
    public static EncryptedSecretStore Open(EncryptedStoreConfiguration configuration)
    {
        try
        {
            var values = File.Exists(configuration.Path)
                ? SecretDocument.Read(EncryptedFile.Decrypt(File.ReadAllBytes(configuration.Path), configuration.Keys))
                : new SortedDictionary<string, JsonElement>(StringComparer.Ordinal);
            return new EncryptedSecretStore(configuration, values);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or EncryptedFileException or JsonException)
        {
            throw new ConfigurationException([new ConfigurationProblem("path", $"{configuration.Path}: {exception.Message}")]);
        }
    }

    public Task<Secret> GetAsync(SecretReference request, CallContext call, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return _values.TryGetValue(request.Key, out var value)
                ? Task.FromResult(new Secret(SecretDocument.Text(value)))
                : throw ProviderException.NotFound($"secret {request.Key} not found");
        }
    }

    public Task<Acknowledgement> PutAsync(SecretWrite request, CallContext call, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var changed = new SortedDictionary<string, JsonElement>(_values, StringComparer.Ordinal)
            {
                [request.Key] = SecretDocument.Value(request.Value),
            };
            Save(changed);
            _values = changed;
        }

        return Task.FromResult(Acknowledgement.Done);
    }

    /// <summary>Encrypts the file anew with the first key.</summary>
    public void Rotate()
    {
        lock (_gate)
        {
            Save(_values);
        }
    }

    private void Save(SortedDictionary<string, JsonElement> values)
    {
        try
        {
            SecretFile.Replace(_configuration.Path, EncryptedFile.Encrypt(SecretDocument.Write(values), _configuration.Keys[0]));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ProviderException("secret_store_read_only", exception.Message, exception);
        }
    }
}
