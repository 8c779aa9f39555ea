using System.Globalization;
using System.Security.Cryptography;

namespace Slipway.Server.Access;

/// <summary>Reads a file of tokens: <c>NAME SCOPE sha256:HEX</c> a line; blank lines and <c>#</c> comments are allowed.</summary>
internal static class TokensFile
{
    private const string HashMark = "sha256:";

    /// <summary>The tokens, or every problem with its line.</summary>
    public static (IReadOnlyList<TokenSet.Token> Tokens, IReadOnlyList<string> Problems) Parse(string text)
    {
        List<TokenSet.Token> tokens = [];
        List<string> problems = [];
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            var trimmed = line.Trim();
            if (trimmed.Length == 0 || trimmed[0] == '#')
            {
                continue;
            }

            if (ParseLine(trimmed) is { } token)
            {
                tokens.Add(token);
            }
            else
            {
                problems.Add(string.Create(
                    CultureInfo.InvariantCulture, $"line {number}: NAME SCOPE sha256:HEX is expected, SCOPE one of read, write, admin"));
            }
        }

        problems.AddRange(tokens.CountBy(token => token.Owner.Name!).Where(pair => pair.Value > 1).Select(pair => $"{pair.Key} is there twice"));
        return (tokens, problems);
    }

    private static TokenSet.Token? ParseLine(string line)
    {
        if (line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is not [var name, var scope, var hash]
            || ParseScope(scope) is not { } parsed
            || !hash.StartsWith(HashMark, StringComparison.Ordinal))
        {
            return null;
        }

        var bytes = new byte[SHA256.HashSizeInBytes];
        var status = Convert.FromHexString(hash.AsSpan(HashMark.Length), bytes, out var consumed, out var written);
        return status == System.Buffers.OperationStatus.Done && written == bytes.Length && consumed == hash.Length - HashMark.Length
            ? new TokenSet.Token(new Principal(name, parsed), bytes)
            : null;
    }

    private static Scope? ParseScope(string word) => word switch
    {
        "read" => Scope.Read,
        "write" => Scope.Write,
        "admin" => Scope.Admin,
        _ => null,
    };
}
