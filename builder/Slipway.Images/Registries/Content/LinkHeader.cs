using System.Text.RegularExpressions;
using Slipway.Images.Registries.Transport;

namespace Slipway.Images.Registries.Content;

/// <summary>The next page that an answer names (RFC 8288).</summary>
internal static partial class LinkHeader
{
    public static Uri? Next(RegistryAnswer answer)
    {
        foreach (Match link in Form().Matches(answer.Header("Link") ?? ""))
        {
            if (Relation().IsMatch(link.Groups["parameters"].Value)
                && Uri.TryCreate(answer.Address, link.Groups["target"].Value, out var next))
            {
                return next;
            }
        }

        return null;
    }

    [GeneratedRegex(
        """<(?<target>[^>]*)>(?<parameters>(?:\s*;\s*[^\s,;="]+(?:\s*=\s*(?:"[^"]*"|[^\s,;"]*))?)*)""", RegexOptions.CultureInvariant)]
    private static partial Regex Form();

    [GeneratedRegex("""\brel\s*=\s*(?:next\b|"[^"]*\bnext\b[^"]*")""", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Relation();
}
