using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Slipway.Sdk.Json;

namespace Slipway.Server.Http;

/// <summary>The body of <c>POST /providers/{capability}</c>.</summary>
internal sealed record ProviderInput
{
    /// <summary>The provider's name; a label beside a plugin.</summary>
    public string? Provider { get; init; }

    /// <summary>Its configuration, an object.</summary>
    public JsonElement? Config { get; init; }

    /// <summary>The plugin's program.</summary>
    public string? Plugin { get; init; }
}

[JsonSerializable(typeof(ProviderInput))]
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
internal sealed partial class ProviderJson : JsonSerializerContext;

/// <summary>How that body is read.</summary>
internal static class ProviderContracts
{
    public static JsonSerializerOptions Options { get; } = WireJson.Strict([ProviderJson.Default]);

    public static JsonTypeInfo<ProviderInput> Input { get; } = (JsonTypeInfo<ProviderInput>)Options.GetTypeInfo(typeof(ProviderInput));
}
