using System.Text.Json;
using Slipway.Sdk.Configuration;

namespace Slipway.Server.Secrets;

/// <summary>The configuration of the store <c>json</c>.</summary>
internal sealed record JsonStoreConfiguration(string Path)
{
    public const string Schema = """
        {"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object","additionalProperties":false,"required":["path"],"properties":{"path":{"type":"string","minLength":1,"description":"The file."}}}
        """;

    public static (JsonStoreConfiguration? Value, IReadOnlyList<ConfigurationProblem> Problems) Read(JsonElement configuration)
    {
        var reader = new ConfigurationReader(configuration);
        reader.Require("path");
        var path = reader.Text("path", new KeyLimits(1, null));
        reader.RefuseUnknownKeys();
        return (path is null ? null : new JsonStoreConfiguration(path), reader.Problems);
    }
}
