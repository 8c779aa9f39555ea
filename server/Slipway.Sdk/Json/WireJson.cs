using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Slipway.Sdk.Json;

/// <summary>The JSON of the wire: camel case, names read without regard to case, absent values left out.</summary>
public static class WireJson
{
    /// <summary>How deep a document may nest unless a setting says otherwise. System.Text.Json stops at 64 by itself.</summary>
    public const int DefaultMaxDepth = 1000;

    /// <summary>Options that refuse members that the schema does not know, as the HTTP API does for requests.</summary>
    public static JsonSerializerOptions Strict(IEnumerable<IJsonTypeInfoResolver> resolvers, int maxDepth = DefaultMaxDepth) =>
        Create(resolvers, maxDepth, JsonUnmappedMemberHandling.Disallow);

    /// <summary>Options that drop members that the schema does not know, as is done with the answers of plugins.</summary>
    public static JsonSerializerOptions Lenient(IEnumerable<IJsonTypeInfoResolver> resolvers, int maxDepth = DefaultMaxDepth) =>
        Create(resolvers, maxDepth, JsonUnmappedMemberHandling.Skip);

    private static JsonSerializerOptions Create(
        IEnumerable<IJsonTypeInfoResolver> resolvers, int maxDepth, JsonUnmappedMemberHandling unknownMembers)
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            PropertyNameCaseInsensitive = true,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            UnmappedMemberHandling = unknownMembers,
            MaxDepth = maxDepth,
            // The API answers application/json to programs; the default encoder would blow up every non-Latin text.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            TypeInfoResolver = JsonTypeInfoResolver.Combine([.. resolvers]),
            Converters = { new NullIsZeroConverter.Integer(), new NullIsZeroConverter.Number() },
        };
        options.MakeReadOnly();
        return options;
    }
}
