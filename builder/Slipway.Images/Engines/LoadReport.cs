using System.Text.Json;
using Slipway.Images.Json;

namespace Slipway.Images.Engines;

/// <summary>
/// Reads what an engine says while it loads: a sequence of JSON documents, of which one may be the error. The status is 200
/// all the same.
/// </summary>
internal static class LoadReport
{
    /// <summary>The error, if there is one.</summary>
    public static string? Error(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body, new JsonReaderOptions { AllowMultipleValues = true });
        try
        {
            while (reader.Read())
            {
                using var document = JsonDocument.ParseValue(ref reader);
                if (ErrorOf(document.RootElement) is { } error)
                {
                    return error;
                }
            }

            return null;
        }
        catch (JsonException)
        {
            return "its report cannot be read";
        }
    }

    private static string? ErrorOf(JsonElement line) => line.ValueKind != JsonValueKind.Object ? null
        : line.Member("errorDetail") is { ValueKind: JsonValueKind.Object } detail ? detail.Text("message") ?? "it says no reason"
        : line.Text("error");
}
