using System.Text.Json;
using Slipway.Sdk.Calls;
using Slipway.Sdk.Configuration;
using Slipway.Sdk.Secrets;
using Slipway.Server.Logging;

namespace Slipway.Server.Secrets;

/// <summary>
/// Secrets in a plain JSON object in a file. Changes are written back; where the file cannot be written they last as long as
/// the server, and the log says so once.
/// </summary>
internal sealed class JsonSecretStore : ISecretProvider
{
    private readonly Lock _gate = new();
    private readonly string _path;
    private readonly IServerLog _log;
    private readonly SortedDictionary<string, JsonElement> _values;
    private bool _saidNotDurable;

    private JsonSecretStore(string path, SortedDictionary<string, JsonElement> values, IServerLog log)
    {
        _path = path;
        _values = values;
        _log = log;
    }

    /// <summary>Reads the file.</summary>
    /// <exception cref="ConfigurationException">It cannot be read or is no JSON object.</exception>
    public static JsonSecretStore Open(string path, IServerLog log)
    {
        try
        {
            return new JsonSecretStore(path, SecretDocument.Read(File.ReadAllBytes(path)), log);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            var reason = exception is JsonException ? $"{path} is no JSON object" : exception.Message;
            throw new ConfigurationException([new ConfigurationProblem("path", reason)]);
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
            _values[request.Key] = SecretDocument.Value(request.Value);
            Save();
        }

        return Task.FromResult(Acknowledgement.Done);
    }

    private void Save()
    {
        try
        {
            SecretFile.Replace(_path, SecretDocument.Write(_values));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            if (!_saidNotDurable)
            {
                _saidNotDurable = true;
                _log.Write(
                    ServerLogLevel.Warning,
                    "the secret file cannot be written: configured providers are not durable, a restart forgets them",
                    ("path", _path),
                    ("error", exception.Message));
            }
        }
    }
}
