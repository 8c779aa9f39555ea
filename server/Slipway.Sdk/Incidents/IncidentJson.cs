using System.Text.Json.Serialization;

namespace Slipway.Sdk.Incidents;

[JsonSerializable(typeof(IncidentQuery))]
[JsonSerializable(typeof(IReadOnlyList<Incident>))]
[JsonSerializable(typeof(Incident))]
[JsonSerializable(typeof(IncidentReference))]
[JsonSerializable(typeof(CreateIncidentInput))]
[JsonSerializable(typeof(IncidentUpdate))]
[JsonSerializable(typeof(IReadOnlyList<TimelineEntry>))]
[JsonSerializable(typeof(TimelineEntry))]
[JsonSerializable(typeof(TimelineAppend))]
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
internal sealed partial class IncidentJson : JsonSerializerContext;
