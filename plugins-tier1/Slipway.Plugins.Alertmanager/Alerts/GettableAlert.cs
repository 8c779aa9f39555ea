using System.Text.Json.Serialization;

namespace Slipway.Plugins.Alertmanager.Alerts;

/// <summary>An alert as API v2 tells it. https://github.com/prometheus/alertmanager/blob/main/api/v2/openapi.yaml</summary>
/// <remarks>The generated reader sets members that are missing to null: those with a default see to it themselves.</remarks>
internal sealed record GettableAlert
{
    private static readonly Dictionary<string, string> None = [];

    public required string Fingerprint { get; init; }

    public required DateTimeOffset StartsAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public DateTimeOffset? EndsAt { get; init; }

    public required GettableStatus Status { get; init; }

    public required IReadOnlyDictionary<string, string> Labels { get; init; }

    public IReadOnlyDictionary<string, string> Annotations { get; init => field = value ?? None; } = None;

    public IReadOnlyList<GettableReceiver> Receivers { get; init => field = value ?? []; } = [];

    [JsonPropertyName("generatorURL")]
    public string? GeneratorUrl { get; init; }
}

internal sealed record GettableStatus
{
    public required string State { get; init; }

    public IReadOnlyList<string> SilencedBy { get; init => field = value ?? []; } = [];

    public IReadOnlyList<string> InhibitedBy { get; init => field = value ?? []; } = [];
}

internal sealed record GettableReceiver
{
    public required string Name { get; init; }
}

[JsonSerializable(typeof(IReadOnlyList<GettableAlert>))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    GenerationMode = JsonSourceGenerationMode.Metadata)]
internal sealed partial class GettableJson : JsonSerializerContext;
