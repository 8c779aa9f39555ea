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
        writer.WriteNumber(Names.FormatVersion, Version);
        writer.WriteString(Names.EventId, eventId);
        writer.WriteString(Names.RequestId, record.RequestId);
        writer.WriteString(Names.TraceId, record.TraceId);
        WriteTime(writer, record.Time);
        writer.WriteString(Names.ActorType, record.Actor.Type);
        writer.WriteString(Names.ActorId, record.Actor.Id);
        writer.WriteString(Names.Principal, record.Principal);
        writer.WriteNull(Names.Tenant);
        writer.WriteString(Names.ActionName, record.Action);
        writer.WriteString(Names.Capability, record.Capability);
        WriteProvider(writer, record.Provider);
        writer.WriteString(Names.Resource, record.Resource);
        writer.WriteString(Names.OutcomeName, Word(record.Outcome));
        writer.WriteNumber(Names.StatusMember, record.Status);
        writer.WriteString(Names.Code, record.Code);
        if (record.Duration is { } duration)
        {
            writer.WriteNumber(Names.DurationMs, Math.Round(duration.TotalMilliseconds, 3));
        }
        else
        {
            writer.WriteNull(Names.DurationMs);
        }

        writer.WriteEndObject();
    }

    private static void WriteTime(Utf8JsonWriter writer, DateTimeOffset time)
    {
        Span<byte> text = stackalloc byte[32];
        time.UtcDateTime.TryFormat(text, out var length, "O", CultureInfo.InvariantCulture);
        writer.WriteString(Names.Timestamp, text[..length]);
    }

    private static void WriteProvider(Utf8JsonWriter writer, AuditedProvider? provider)
    {
        writer.WriteString(Names.ProviderName, provider?.Name);
        if (provider?.PluginName is null)
        {
            writer.WriteNull(Names.PluginName);
            return;
        }

        writer.WriteStartObject(Names.PluginName);
        writer.WriteString(Names.Name, provider.PluginName);
        writer.WriteString(Names.Version, provider.PluginVersion);
        writer.WriteString(Names.Sha512, provider.PluginHash);
        writer.WriteEndObject();
    }

    private static string Word(AuditOutcome outcome) => outcome switch
    {
        AuditOutcome.Success => "success",
        AuditOutcome.Failure => "failure",
        AuditOutcome.Denied => "denied",
        _ => "canceled",
    };

    // Encoded once: records are written for every request.
    private static class Names
    {
        public static readonly JsonEncodedText FormatVersion = JsonEncodedText.Encode("v");
        public static readonly JsonEncodedText EventId = JsonEncodedText.Encode("event_id");
        public static readonly JsonEncodedText RequestId = JsonEncodedText.Encode("request_id");
        public static readonly JsonEncodedText TraceId = JsonEncodedText.Encode("trace_id");
        public static readonly JsonEncodedText ActorType = JsonEncodedText.Encode("actor_type");
        public static readonly JsonEncodedText ActorId = JsonEncodedText.Encode("actor_id");
        public static readonly JsonEncodedText Principal = JsonEncodedText.Encode("principal");
        public static readonly JsonEncodedText Tenant = JsonEncodedText.Encode("tenant");
        public static readonly JsonEncodedText ActionName = JsonEncodedText.Encode("action");
        public static readonly JsonEncodedText Capability = JsonEncodedText.Encode("capability");
        public static readonly JsonEncodedText Resource = JsonEncodedText.Encode("resource");
        public static readonly JsonEncodedText OutcomeName = JsonEncodedText.Encode("outcome");
        public static readonly JsonEncodedText StatusMember = JsonEncodedText.Encode("status");
        public static readonly JsonEncodedText Code = JsonEncodedText.Encode("code");
        public static readonly JsonEncodedText DurationMs = JsonEncodedText.Encode("duration_ms");
        public static readonly JsonEncodedText Timestamp = JsonEncodedText.Encode("timestamp");
        public static readonly JsonEncodedText ProviderName = JsonEncodedText.Encode("provider");
        public static readonly JsonEncodedText PluginName = JsonEncodedText.Encode("plugin");
        public static readonly JsonEncodedText Name = JsonEncodedText.Encode("name");
        public static readonly JsonEncodedText Version = JsonEncodedText.Encode("version");
        public static readonly JsonEncodedText Sha512 = JsonEncodedText.Encode("sha512");
    }
}
