using System.Text.Json.Serialization;

namespace Slipway.Sdk.Orchestration;

[JsonSerializable(typeof(OrchestrationPlanQuery))]
[JsonSerializable(typeof(IReadOnlyList<Plan>))]
[JsonSerializable(typeof(Plan))]
[JsonSerializable(typeof(PlanReference))]
[JsonSerializable(typeof(OrchestrationRunQuery))]
[JsonSerializable(typeof(IReadOnlyList<Run>))]
[JsonSerializable(typeof(Run))]
[JsonSerializable(typeof(RunReference))]
[JsonSerializable(typeof(StepCompletion))]
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
internal sealed partial class OrchestrationJson : JsonSerializerContext;
