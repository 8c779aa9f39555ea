using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Slipway.Server.Telemetry;

/// <summary>Spans in the JSON of OTLP. https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding</summary>
internal static class OtlpFormat
{
    private const int StatusError = 2;

    public static byte[] Write(TraceSettings settings, IReadOnlyList<Activity> spans)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("resourceSpans"u8);
            writer.WriteStartObject();
            writer.WriteStartObject("resource"u8);
            writer.WriteStartArray("attributes"u8);
            WriteAttribute(writer, "service.name", settings.ServiceName);
            foreach (var (name, value) in settings.Resource)
            {
                WriteAttribute(writer, name, value);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
            WriteScope(writer, spans);
            writer.WriteEndObject();
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static void WriteScope(Utf8JsonWriter writer, IReadOnlyList<Activity> spans)
    {
        writer.WriteStartArray("scopeSpans"u8);
        writer.WriteStartObject();
        writer.WriteStartObject("scope"u8);
        writer.WriteString("name"u8, Traces.Source.Name);
        writer.WriteEndObject();
        writer.WriteStartArray("spans"u8);
        foreach (var span in spans)
        {
            WriteSpan(writer, span);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndArray();
    }

    private static void WriteSpan(Utf8JsonWriter writer, Activity span)
    {
        writer.WriteStartObject();
        writer.WriteString("traceId"u8, span.TraceId.ToHexString());
        writer.WriteString("spanId"u8, span.SpanId.ToHexString());
        if (span.ParentSpanId != default)
        {
            writer.WriteString("parentSpanId"u8, span.ParentSpanId.ToHexString());
        }

        writer.WriteString("name"u8, span.DisplayName);
        // Ours begin with internal = 0, theirs with unspecified = 0.
        writer.WriteNumber("kind"u8, (int)span.Kind + 1);
        writer.WriteString("startTimeUnixNano"u8, Nanoseconds(span.StartTimeUtc));
        writer.WriteString("endTimeUnixNano"u8, Nanoseconds(span.StartTimeUtc + span.Duration));
        writer.WriteStartArray("attributes"u8);
        foreach (var (name, value) in span.TagObjects)
        {
            WriteAttribute(writer, name, value);
        }

        writer.WriteEndArray();
        if (span.Status == ActivityStatusCode.Error)
        {
            writer.WriteStartObject("status"u8);
            writer.WriteNumber("code"u8, StatusError);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void WriteAttribute(Utf8JsonWriter writer, string name, object? value)
    {
        if (value is null)
        {
            return;
        }

        writer.WriteStartObject();
        writer.WriteString("key"u8, name);
        writer.WriteStartObject("value"u8);
        if (value is int number)
        {
            // 64-bit integers are strings in this JSON.
            writer.WriteString("intValue"u8, number.ToString(CultureInfo.InvariantCulture));
        }
        else
        {
            writer.WriteString("stringValue"u8, Convert.ToString(value, CultureInfo.InvariantCulture));
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static string Nanoseconds(DateTime time) =>
        ((time - DateTime.UnixEpoch).Ticks * 100).ToString(CultureInfo.InvariantCulture);
}
