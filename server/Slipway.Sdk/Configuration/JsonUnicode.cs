using System.Text.Json;

namespace Slipway.Sdk.Configuration;

/// <summary>
/// Whether JSON is text at all: an escaped half of a surrogate pair (<c>"\ud800"</c>) passes the parser, and whoever asks
/// for the string gets an exception.
/// </summary>
internal static class JsonUnicode
{
    public const string Problem = "is no Unicode text: half of a surrogate pair stands alone; write the whole character";

    /// <summary>Whether the names of an object's members are text.</summary>
    public static bool HasNames(JsonElement element) => element.EnumerateObject().All(member => Reads(() => member.Name));

    /// <summary>Whether every string and every name within is text.</summary>
    public static bool IsText(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => Reads(element.GetString),
        JsonValueKind.Array => element.EnumerateArray().All(IsText),
        JsonValueKind.Object => HasNames(element) && element.EnumerateObject().All(member => IsText(member.Value)),
        _ => true,
    };

    private static bool Reads(Func<string?> read)
    {
        try
        {
            _ = read();
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
