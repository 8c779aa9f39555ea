using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Slipway.Plugins.Email.Addresses;

/// <summary>
/// An address: a local part of the common kind and a domain, in ASCII. It is not every address of RFC 5321: quoted local parts, address
/// literals and local parts beyond ASCII are refused, and so is whatever could end a line or a command.
/// </summary>
internal sealed record EmailAddress
{
    private const int LongestLocalPart = 64;
    private const int LongestAddress = 254;
    private const string Atext = "!#$%&'*+-/=?^_`{|}~";
    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };

    private EmailAddress(string localPart, string domain)
    {
        LocalPart = localPart;
        Domain = domain;
    }

    /// <summary>What stands before the sign.</summary>
    public string LocalPart { get; }

    /// <summary>The domain in lower case, international ones in their ASCII form.</summary>
    public string Domain { get; }

    /// <summary>Reads an address.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out EmailAddress? address)
    {
        var at = text.LastIndexOf('@');
        address = at > 0 && IsLocalPart(text.AsSpan(0, at))
            && ReadDomain(text[(at + 1)..]) is { } domain && at + 1 + domain.Length <= LongestAddress
            ? new EmailAddress(text[..at], domain)
            : null;
        return address is not null;
    }

    /// <summary>The ASCII form of a domain in lower case, or null when it is none.</summary>
    public static string? ReadDomain(string text)
    {
        try
        {
            var ascii = Idn.GetAscii(text).ToLowerInvariant();
            return ascii.Contains('.', StringComparison.Ordinal) || ascii == "localhost" ? ascii : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>The address as it stands in commands and headers.</summary>
    public override string ToString() => $"{LocalPart}@{Domain}";

    private static bool IsLocalPart(ReadOnlySpan<char> text)
    {
        if (text.Length > LongestLocalPart || text[0] == '.' || text[^1] == '.' || text.IndexOf("..", StringComparison.Ordinal) >= 0)
        {
            return false;
        }

        foreach (var character in text)
        {
            if (!char.IsAsciiLetterOrDigit(character) && character != '.' && !Atext.Contains(character, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }
}
