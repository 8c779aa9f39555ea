using System.Text;
using System.Text.Json;
using Slipway.Server.Settings;

namespace Slipway.Server.Providers;

/// <summary>What is stored makes no sense.</summary>
internal sealed class StoredChoiceException(string message) : Exception(message);

/// <summary>How a choice is written into the secret store: a JSON object in a string, as the recorded server writes it.</summary>
internal static class StoredChoiceFormat
{
    public static ProviderChoice Read(string text)
    {
        JsonElement stored;
        try
        {
            stored = JsonElement.Parse(text, new JsonDocumentOptions { MaxDepth = 1000 });
        }
        catch (JsonException)
        {
            throw new StoredChoiceException("the stored value is no JSON");
        }

        if (stored.ValueKind != JsonValueKind.Object)
        {
            throw new StoredChoiceException("the stored value is no JSON object");
        }

        var provider = Text(stored, "provider")?.Trim().ToLowerInvariant() ?? "";
        var plugin = Text(stored, "plugin")?.Trim();
        if (provider.Length == 0 && string.IsNullOrEmpty(plugin))
        {
            throw new StoredChoiceException("the stored value names no provider");
        }

        return new ProviderChoice { Provider = provider, Plugin = string.IsNullOrEmpty(plugin) ? null : plugin, Config = Config(stored) };
    }

    public static string Write(ProviderChoice choice)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { MaxDepth = 1002 }))
        {
            writer.WriteStartObject();
            writer.WriteString("provider", choice.Provider);
            writer.WritePropertyName("config");
            choice.Config.WriteTo(writer);
            if (choice.Plugin is not null)
            {
                writer.WriteString("plugin", choice.Plugin);
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static string? Text(JsonElement stored, string name)
    {
        if (!stored.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : throw new StoredChoiceException($"{name} of the stored value is no string");
    }

    private static JsonElement Config(JsonElement stored)
    {
        if (!stored.TryGetProperty("config", out var config) || config.ValueKind == JsonValueKind.Null)
        {
            return VariableReader.EmptyObject;
        }

        return config.ValueKind == JsonValueKind.Object ? config : throw new StoredChoiceException("config of the stored value is no object");
    }
}
