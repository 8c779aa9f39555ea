using System.Text.Json.Serialization;

namespace Slipway.Sdk.Logs;

[JsonSerializable(typeof(LogQuery))]
[JsonSerializable(typeof(LogEntries))]
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
internal sealed partial class LogJson : JsonSerializerContext;
