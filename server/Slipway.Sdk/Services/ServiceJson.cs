using System.Text.Json.Serialization;

namespace Slipway.Sdk.Services;

[JsonSerializable(typeof(ServiceQuery))]
[JsonSerializable(typeof(IReadOnlyList<Service>))]
[JsonSerializable(typeof(Service))]
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
internal sealed partial class ServiceJson : JsonSerializerContext;
