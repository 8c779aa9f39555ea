using System.Text.RegularExpressions;

namespace Slipway.Builder.Resolution;

/// <summary>User and password within addresses: a nuget.config may hold them, a message never does.</summary>
internal static partial class Userinfo
{
    /// <summary>The text with three stars where an address has credentials.</summary>
    public static string Hide(string text) => Credentials().Replace(text, "://***@");

    [GeneratedRegex(@"://[^/\s@]+@", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Credentials();
}
