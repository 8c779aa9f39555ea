using System.Text.Json.Serialization;

namespace Slipway.Sdk.Alerts;

[JsonSerializable(typeof(AlertQuery))]
[JsonSerializable(typeof(IReadOnlyList<Alert>))]
[JsonSerializable(typeof(Alert))]
[JsonSerializable(typeof(AlertReference))]
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
internal sealed partial class AlertJson : JsonSerializerContext;
