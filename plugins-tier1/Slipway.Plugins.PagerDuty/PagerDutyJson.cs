using System.Text.Json.Serialization;
using Slipway.Plugins.PagerDuty.Incidents;
using Slipway.Plugins.PagerDuty.Names;
using Slipway.Plugins.PagerDuty.Services;

namespace Slipway.Plugins.PagerDuty;

[JsonSerializable(typeof(NamedPage))]
[JsonSerializable(typeof(IncidentPage))]
[JsonSerializable(typeof(UpstreamIncident))]
[JsonSerializable(typeof(LogPage))]
[JsonSerializable(typeof(IReadOnlyList<UpstreamNote>))]
[JsonSerializable(typeof(UpstreamNote))]
[JsonSerializable(typeof(ServicePage))]
[JsonSerializable(typeof(UpstreamService))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true,
    GenerationMode = JsonSourceGenerationMode.Metadata)]
internal sealed partial class PagerDutyJson : JsonSerializerContext;
