using System.Text;
using Slipway.Sdk.Messages;

namespace Slipway.Plugins.Email.Mime;

/// <summary>What a message says, as plain text with CRLF between its lines.</summary>
internal static class BodyText
{
    private const string Rule = "----------------------------------------";

    /// <summary>The body and, below it, the blocks.</summary>
    public static string Of(Message message)
    {
        IEnumerable<string> parts = message.Body.Length > 0 ? [message.Body] : [];
        var text = string.Join("\n\n", parts.Concat((message.Blocks ?? []).Select(Block).Where(block => block.Length > 0)));
        return text.ReplaceLineEndings("\n").TrimEnd('\n').Replace("\n", "\r\n", StringComparison.Ordinal);
    }

    private static string Block(MessageBlock block)
    {
        if (block.Type == "divider")
        {
            return Rule;
        }

        var lines = new StringBuilder(block.Text);
        var fields = block.Fields ?? new Dictionary<string, string>();
        foreach (var (name, value) in fields.OrderBy(field => field.Key, StringComparer.Ordinal))
        {
            lines.Append(lines.Length > 0 ? "\n" : "").Append(name).Append(": ").Append(value);
        }

        return lines.ToString();
    }
}
