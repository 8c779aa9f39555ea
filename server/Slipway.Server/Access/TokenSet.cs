using System.Security.Cryptography;
using System.Text;

namespace Slipway.Server.Access;

/// <summary>The tokens that the server accepts. It holds their hashes only.</summary>
internal sealed class TokenSet(IReadOnlyList<TokenSet.Token> tokens)
{
    public static TokenSet Empty { get; } = new([]);

    public int Count => tokens.Count;

    /// <summary>Whose token this is, or null. It takes the same time whatever the text, whether or not a token matches.</summary>
    public Principal? Find(ReadOnlySpan<char> text)
    {
        Span<byte> bytes = stackalloc byte[256];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        var length = Encoding.UTF8.GetByteCount(text);
        var utf8 = length <= bytes.Length ? bytes[..length] : new byte[length];
        Encoding.UTF8.GetBytes(text, utf8);
        SHA256.HashData(utf8, hash);
        Principal? found = null;
        foreach (var token in tokens)
        {
            if (CryptographicOperations.FixedTimeEquals(token.Hash, hash))
            {
                found = token.Owner;
            }
        }

        return found;
    }

    /// <summary>One accepted token.</summary>
    public sealed record Token(Principal Owner, byte[] Hash)
    {
        /// <summary>The token of <c>OPSORCH_BEARER_TOKEN</c>.</summary>
        public static Token Default(string text) => new(new Principal("default", Scope.Admin), SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
