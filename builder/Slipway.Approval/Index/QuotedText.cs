using System.Text.Encodings.Web;
using System.Text.Json;

namespace Slipway.Approval.Index;

/// <summary>Texts as an index's files write them: whatever they hold, they stay one scalar.</summary>
public static class QuotedText
{
    private static readonly JsonSerializerOptions Quoting = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text in double quotes: a JSON string is a YAML string.</summary>
    public static string Of(string text) => JsonSerializer.Serialize(text, Quoting);
}
