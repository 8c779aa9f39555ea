using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Slipway.Plugins.Email.Smtp;

/// <summary>What an SMTP server replies: a code of three digits, perhaps an enhanced one, and words.</summary>
internal sealed partial record SmtpReply(int Code, IReadOnlyList<string> Lines)
{
    private const int LongestText = 300;

    /// <summary>Whether the command succeeded.</summary>
    public bool IsSuccess => Code / 100 == 2;

    /// <summary>The enhanced status code such as 4.7.1, or the empty string. https://www.rfc-editor.org/rfc/rfc3463</summary>
    public string Enhanced => EnhancedCode().Match(Lines[0]) is { Success: true } match ? match.Value : "";

    /// <summary>Code and words on one line, without control characters and cut, for people.</summary>
    public string Text
    {
        get
        {
            var text = new StringBuilder(Code.ToString(CultureInfo.InvariantCulture));
            foreach (var line in Lines.Where(line => line.Length > 0))
            {
                text.Append(' ').Append(line);
            }

            for (var place = 0; place < text.Length; place++)
            {
                text[place] = char.IsControl(text[place]) ? ' ' : text[place];
            }

            return text.Length > LongestText ? text.ToString(0, LongestText) + " ..." : text.ToString();
        }
    }

    [GeneratedRegex(@"\A[245]\.\d{1,3}\.\d{1,3}(?= |\z)", RegexOptions.CultureInvariant)]
    private static partial Regex EnhancedCode();
}
