using System.Text.Encodings.Web;
using System.Text.Json;

namespace Slipway.Sdk.Tasks.Checks;

/// <summary>Writes what an author can paste into plugin.yaml.</summary>
internal static class YamlAdvice
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A flow list, such as <c>[ query, "=~" ]</c>.</summary>
    public static string List(IEnumerable<string> items)
    {
        var list = string.Join(", ", items.Select(Scalar));
        return list.Length == 0 ? "[]" : $"[ {list} ]";
    }

    /// <summary>A text, in quotes unless it is a plain word.</summary>
    public static string Scalar(string text) => IsWord(text) ? text : JsonSerializer.Serialize(text, Readable);

    /// <summary>A name made of a key: <c>apiToken</c> is <c>api-token</c>.</summary>
    public static string Label(string key)
    {
        var label = string.Concat(key.Select((c, i) => c switch
        {
            _ when char.IsAsciiLetterUpper(c) => i > 0 && !char.IsAsciiLetterUpper(key[i - 1]) ? $"-{char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}",
            _ when char.IsAsciiLetterOrDigit(c) => $"{c}",
            _ => "-",
        })).Trim('-');
        return Scalar(label.Length == 0 ? "secret" : label);
    }

    private static bool IsWord(string text) =>
        text.Length > 0 && char.IsAsciiLetter(text[0]) && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' or '/')
        && text.ToLowerInvariant() is not ("true" or "false" or "null" or "yes" or "no" or "on" or "off" or "y" or "n");
}
