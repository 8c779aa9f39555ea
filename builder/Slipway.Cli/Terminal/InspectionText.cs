using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Slipway.Builder.Inspection;

namespace Slipway.Cli.Terminal;

/// <summary>What inspection found, for people and for programs.</summary>
internal static class InspectionText
{
    private static readonly JsonWriterOptions Readable = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Plain(InspectedServer server)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in Facts(server))
        {
            text.Append(name.PadRight(16)).Append(value).Append('\n');
        }

        foreach (var plugin in server.Plugins)
        {
            text.Append("plugin".PadRight(16)).Append(plugin.Id).Append(' ').Append(plugin.Version).Append(", tier ").Append(plugin.Tier)
                .Append(", ").AppendJoin(' ', plugin.Providers).Append('\n');
        }

        foreach (var program in server.Programs)
        {
            text.Append("stdio plugin".PadRight(16)).Append(program.Name).Append(" sha256:").Append(program.Sha256).Append('\n');
        }

        return text.ToString().TrimEnd('\n');
    }

    public static string Json(IReadOnlyList<InspectedServer> servers)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Readable))
        {
            writer.WriteStartArray();
            foreach (var server in servers)
            {
                Write(writer, server);
            }

            writer.WriteEndArray();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static void Write(Utf8JsonWriter writer, InspectedServer server)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in Facts(server))
        {
            writer.WriteString(name, value);
        }

        writer.WriteStartArray("plugins");
        foreach (var plugin in server.Plugins)
        {
            writer.WriteStartObject();
            writer.WriteString("id", plugin.Id);
            writer.WriteString("version", plugin.Version);
            writer.WriteString("package", plugin.Package);
            writer.WriteString("sha512", plugin.Sha512);
            writer.WriteString("tier", plugin.Tier);
            writer.WriteString("frameworkApi", plugin.FrameworkApi);
            writer.WriteStartArray("providers");
            foreach (var provider in plugin.Providers)
            {
                writer.WriteStringValue(provider);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("stdioPlugins");
        foreach (var program in server.Programs)
        {
            writer.WriteStartObject();
            writer.WriteString("name", program.Name);
            writer.WriteString("sha256", program.Sha256);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    // The label "plugins" is a digest over the table, which is told in full.
    private static IEnumerable<KeyValuePair<string, string>> Facts(InspectedServer server) =>
    [
        .. server.Digest is { } digest ? [KeyValuePair.Create("digest", digest)] : (KeyValuePair<string, string>[])[],
        .. server.Platform is { } platform ? [KeyValuePair.Create("platform", platform)] : (KeyValuePair<string, string>[])[],
        .. server.Facts.Where(fact => fact.Key != "plugins"),
    ];
}
