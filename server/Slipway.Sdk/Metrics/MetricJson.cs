using System.Text.Json.Serialization;
using Slipway.Sdk.Schema;

namespace Slipway.Sdk.Metrics;

[JsonSerializable(typeof(MetricQuery))]
[JsonSerializable(typeof(IReadOnlyList<MetricSeries>))]
[JsonSerializable(typeof(MetricSeries))]
[JsonSerializable(typeof(QueryScope))]
[JsonSerializable(typeof(IReadOnlyList<MetricDescriptor>))]
[JsonSerializable(typeof(MetricDescriptor))]
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
internal sealed partial class MetricJson : JsonSerializerContext;
