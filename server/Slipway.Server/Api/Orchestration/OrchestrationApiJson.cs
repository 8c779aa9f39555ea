using System.Text.Json.Serialization;

namespace Slipway.Server.Api.Orchestration;

[JsonSerializable(typeof(StepCompletionInput))]
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
internal sealed partial class OrchestrationApiJson : JsonSerializerContext;
