using System.Text.Json;
using Slipway.Sdk.Configuration;

namespace Slipway.Server.Secrets;

/// <summary>The configuration of the store <c>file-encrypted</c>.</summary>
internal sealed record EncryptedStoreConfiguration(string Path, IReadOnlyList<SecretKey> Keys)
{
    public const string Schema = """
        {"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object","additionalProperties":false,"required":["path"],"properties":{"path":{"type":"string","minLength":1,"description":"The encrypted file; made when it is not there."},"keyFile":{"type":"string","minLength":1,"description":"File of keys, base64 of 32 bytes each, a line each; the first one encrypts. Left out: OPSORCH_SECRET_KEY."}}}
        """;

    /// <summary>Reads the configuration; <paramref name="variable"/> holds the keys when it names no file.</summary>
    public static (EncryptedStoreConfiguration? Value, IReadOnlyList<ConfigurationProblem> Problems) Read(JsonElement configuration, string? variable)
    {
        var reader = new ConfigurationReader(configuration);
        reader.Require("path");
        var path = reader.Text("path", new KeyLimits(1, null));
        var keyFile = reader.Text("keyFile", new KeyLimits(1, null));
        reader.RefuseUnknownKeys();
        var keys = ReadKeys(reader, keyFile, variable);
        return (path is null ? null : new EncryptedStoreConfiguration(path, keys), reader.Problems);
    }

    private static IReadOnlyList<SecretKey> ReadKeys(ConfigurationReader reader, string? keyFile, string? variable)
    {
        var source = keyFile is null ? "OPSORCH_SECRET_KEY" : "keyFile";
        try
        {
            var text = keyFile is null ? variable : File.ReadAllText(keyFile);
            if (SecretKey.ParseAll(text ?? "") is { Count: > 0 } keys)
            {
                return keys;
            }

            reader.Report(source, "base64 of 32 random bytes is expected, such as `head -c 32 /dev/urandom | base64` writes");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            reader.Report(source, exception.Message);
        }

        return [];
    }
}
