using System.Globalization;
using System.Text.Json;

namespace Slipway.Server.Auditing;

/// <summary>Writes records as JSON. Members that do not apply are null, so every record has the same shape.</summary>
internal static class AuditFormat
{
    public const int Version = 1;

    public static void Write(Utf8JsonWriter writer, in AuditRecord record, ReadOnlySpan<char> eventId)
    {
        writer.WriteStartObject();
        writer.WriteNumber("v"u8, Version);
        writer.WriteString("event_id"u8, eventId);
        writer.WriteString("request_id"u8, record.RequestId);
        writer.WriteString("trace_id"u8, record.TraceId);
        WriteTime(writer, record.Time);
        writer.WriteString("actor_type"u8, record.Actor.Type);
        writer.WriteString("actor_id"u8, record.Actor.Id);
        writer.WriteString("principal"u8, record.Principal);
        writer.WriteNull("tenant"u8);
        writer.WriteString("action"u8, record.Action);
        writer.WriteString("capability"u8, record.Capability);
        WriteProvider(writer, record.Provider);
        writer.WriteString("resource"u8, record.Resource);
        writer.WriteString("outcome"u8, Word(record.Outcome));
        writer.WriteNumber("status"u8, record.Status);
        writer.WriteString("code"u8, record.Code);
        if (record.Duration is { } duration)
        {
            writer.WriteNumber("duration_ms"u8, Math.Round(duration.TotalMilliseconds, 3));
        }
        else
        {
            writer.WriteNull("duration_ms"u8);
        }

        writer.WriteEndObject();
    }

    private static void WriteTime(Utf8JsonWriter writer, DateTimeOffset time)
    {
        Span<char> text = stackalloc char[32];
        time.UtcDateTime.TryFormat(text, out var length, "yyyy-MM-ddTHH:mm:ss.fffffffZ", CultureInfo.InvariantCulture);
        writer.WriteString("timestamp"u8, text[..length]);
    }

    private static void WriteProvider(Utf8JsonWriter writer, AuditedProvider? provider)
    {
        writer.WriteString("provider"u8, provider?.Name);
        if (provider?.PluginName is null)
        {
            writer.WriteNull("plugin"u8);
            return;
        }

        writer.WriteStartObject("plugin"u8);
        writer.WriteString("name"u8, provider.PluginName);
        writer.WriteString("version"u8, provider.PluginVersion);
        writer.WriteString("sha512"u8, provider.PluginHash);
        writer.WriteEndObject();
    }

    private static string Word(AuditOutcome outcome) => outcome switch
    {
        AuditOutcome.Success => "success",
        AuditOutcome.Failure => "failure",
        AuditOutcome.Denied => "denied",
        _ => "canceled",
    };
}
