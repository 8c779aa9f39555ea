using System.Text.Json.Serialization;

namespace Slipway.Sdk.Secrets;

[JsonSerializable(typeof(SecretReference))]
[JsonSerializable(typeof(SecretWrite))]
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
internal sealed partial class SecretJson : JsonSerializerContext;
