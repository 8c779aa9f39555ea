using System.Text;
using System.Text.Json.Nodes;

namespace Slipway.Conformance.Targets;

/// <summary>What a call of an operation came to.</summary>
/// <param name="Status">The HTTP status, or what it would be.</param>
/// <param name="Body">The answer's bytes: of a success what the operation answers, else the error.</param>
public sealed record CallAnswer(int Status, ReadOnlyMemory<byte> Body)
{
    /// <summary>Whether it is an answer and not an error.</summary>
    public bool Ok => Status is >= 200 and < 300;

    /// <summary>The body as text.</summary>
    public string Text => Encoding.UTF8.GetString(Body.Span);

    /// <summary>The body as JSON; null when it is none.</summary>
    public JsonNode? Json
    {
        get
        {
            try
            {
                return JsonNode.Parse(Body.Span);
            }
            catch (System.Text.Json.JsonException)
            {
                return null;
            }
        }
    }

    /// <summary>The code of an error.</summary>
    public string? Code => Member("code");

    /// <summary>The message of an error.</summary>
    public string? Message => Member("message");

    /// <summary>The answer in a few words.</summary>
    public string Brief => Ok ? $"{Status}" : $"{Status} {Code}: {Message}";

    private string? Member(string name) =>
        !Ok && Json is JsonObject error && error[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
