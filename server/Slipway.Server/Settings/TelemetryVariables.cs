namespace Slipway.Server.Settings;

/// <summary>The standard variables of OpenTelemetry that the server honours, and the one of systemd.</summary>
internal static class TelemetryVariables
{
    public static readonly Variable Endpoint = new(
        "OTEL_EXPORTER_OTLP_ENDPOINT", "",
        "Collector to send traces to over OTLP/HTTP with JSON, such as `http://collector:4318`. Unset: no traces.");

    public static readonly Variable TracesEndpoint = new(
        "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "", "The whole address for traces, used as it is.");

    public static readonly Variable Headers = new(
        "OTEL_EXPORTER_OTLP_HEADERS", "", "Headers for the collector, `name=value`, separated by commas.");

    public static readonly Variable TracesHeaders = new(
        "OTEL_EXPORTER_OTLP_TRACES_HEADERS", "", "The same for traces alone; taken instead of the other when set.");

    public static readonly Variable Protocol = new(
        "OTEL_EXPORTER_OTLP_PROTOCOL", "http/json", "Only `http/json` is spoken; where there is an endpoint, another value stops the start.");

    public static readonly Variable Exporter = new(
        "OTEL_TRACES_EXPORTER", "otlp", "`none` switches traces off.");

    public static readonly Variable Disabled = new(
        "OTEL_SDK_DISABLED", "false", "`true` switches traces off.");

    public static readonly Variable ServiceName = new(
        "OTEL_SERVICE_NAME", "ops-server", "`service.name` of the traces.");

    public static readonly Variable ResourceAttributes = new(
        "OTEL_RESOURCE_ATTRIBUTES", "", "Further resource attributes, `name=value`, separated by commas.");

    public static readonly Variable Sampler = new(
        "OTEL_TRACES_SAMPLER", "parentbased_always_on",
        "`always_on`, `always_off`, `traceidratio`, or one of them after `parentbased_`.");

    public static readonly Variable SamplerArgument = new(
        "OTEL_TRACES_SAMPLER_ARG", "1", "The ratio of `traceidratio`.");

    public static readonly Variable NotifySocket = new(
        "NOTIFY_SOCKET", "", "Set by systemd: told when the server is ready and when it stops.");

    public static IReadOnlyList<Variable> All { get; } =
    [
        Endpoint, TracesEndpoint, Headers, TracesHeaders, Protocol, Exporter, Disabled, ServiceName, ResourceAttributes, Sampler, SamplerArgument,
        NotifySocket,
    ];
}
