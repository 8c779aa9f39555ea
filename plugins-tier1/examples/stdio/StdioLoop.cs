using System.Text.Json;
using Slipway.Sdk.Calls;
using Slipway.Sdk.Capabilities;
using Slipway.Sdk.Configuration;
using Slipway.Sdk.Json;

namespace Slipway.Examples.Stdio;

/// <summary>
/// All that a stdio plugin needs beside its provider: it reads one request a line, calls the operation that the SDK's table
/// names, and writes one answer a line. Standard output is for answers; whatever else there is to say goes to standard error.
/// </summary>
internal static class StdioLoop
{
    /// <summary>Serves with a provider that has nothing to configure.</summary>
    public static Task<int> RunAsync(Capability capability, object provider, Stream input, Stream output) =>
        RunAsync(capability, _ => provider, input, output);

    /// <summary>Serves until the input ends, which is how a server asks a plugin to stop.</summary>
    /// <param name="capability">What the plugin serves.</param>
    /// <param name="create">Makes the provider of a configuration; every request brings its own, which seldom is another one.</param>
    /// <param name="input">Where requests come from.</param>
    /// <param name="output">Where answers go.</param>
    public static async Task<int> RunAsync(Capability capability, Func<JsonElement, object> create, Stream input, Stream output)
    {
        var call = new StdioCall(capability, new ConfiguredProvider(create), WireJson.Lenient([capability.Json]));
        using var lines = new StreamReader(input);
        var answer = new MemoryStream();
        while (await lines.ReadLineAsync() is { } line)
        {
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            answer.SetLength(0);
            await AnswerAsync(call, line, answer);
            answer.WriteByte((byte)'\n');
            await output.WriteAsync(answer.GetBuffer().AsMemory(0, (int)answer.Length));
            await output.FlushAsync();
        }

        return 0;
    }

    private static async Task AnswerAsync(StdioCall call, string line, MemoryStream answer)
    {
        var id = default(JsonElement);
        try
        {
            using var request = JsonDocument.Parse(line, new JsonDocumentOptions { MaxDepth = WireJson.DefaultMaxDepth + 1 });
            id = request.RootElement.TryGetProperty("id", out var given) ? given.Clone() : default;
            var (operation, result) = await call.InvokeAsync(request.RootElement);
            Write(answer, id, writer =>
            {
                writer.WritePropertyName("result");
                operation.Answer.Write(writer, result, call.Json);
            });
        }
        catch (ProviderException refusal)
        {
            Write(answer, id, writer => WriteError(writer, refusal.Code, refusal.Message));
        }
        catch (ConfigurationException fault)
        {
            Write(answer, id, writer => WriteError(writer, ErrorCodes.ProviderError, $"the configuration is wrong: {fault.Message}"));
        }
        catch (JsonException fault)
        {
            Write(answer, id, writer => WriteError(writer, ErrorCodes.BadRequest, fault.Message));
        }
    }

    // Echoing the id is what makes an answer unmistakable.
    private static void Write(MemoryStream answer, JsonElement id, Action<Utf8JsonWriter> writeRest)
    {
        answer.SetLength(0);
        using var writer = new Utf8JsonWriter(answer, new JsonWriterOptions { MaxDepth = WireJson.DefaultMaxDepth + 1 });
        writer.WriteStartObject();
        if (id.ValueKind != JsonValueKind.Undefined)
        {
            writer.WritePropertyName("id");
            id.WriteTo(writer);
        }

        writeRest(writer);
        writer.WriteEndObject();
    }

    private static void WriteError(Utf8JsonWriter writer, string code, string message)
    {
        writer.WriteStartObject("error");
        writer.WriteString("code", code);
        writer.WriteString("message", message);
        writer.WriteEndObject();
    }
}
