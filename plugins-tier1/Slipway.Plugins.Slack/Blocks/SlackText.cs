using Slipway.Sdk.Calls;

namespace Slipway.Plugins.Slack.Blocks;

/// <summary>Texts in Slack's form.</summary>
/// <param name="markup">Whether <c>&lt;...&gt;</c> is Slack's markup.</param>
internal sealed class SlackText(bool markup)
{
    /// <summary>A text with the three characters escaped that make links and mentions, unless those are wanted.</summary>
    public string Of(string text) => markup
        ? text
        : text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    /// <summary>The text, which is no longer than Slack takes; it would be cut without a word, or refused.</summary>
    public static string Within(int most, string text, string where) => text.Length <= most
        ? text
        : throw ProviderException.BadRequest($"{where} has more than the {most} characters that Slack takes");
}
