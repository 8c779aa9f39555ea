using System.Collections.Concurrent;
using System.Text;

namespace Slipway.Images.Registries.Authentication;

/// <summary>
/// Everything secret that a client has used, so that it can be struck out of what others write: a registry may repeat a
/// token in its error. Text of others is also shortened and freed of control characters.
/// </summary>
internal sealed class Secrets
{
    private const int Longest = 300;

    private readonly ConcurrentDictionary<string, byte> _known = new(StringComparer.Ordinal);

    public void Add(string? secret)
    {
        if (secret is { Length: > 0 })
        {
            _known.TryAdd(secret, 0);
        }
    }

    /// <summary>Text of others, fit to be shown.</summary>
    public string Show(string text)
    {
        // The longest first: one secret may be a part of another.
        foreach (var secret in _known.Keys.OrderByDescending(secret => secret.Length).ThenBy(secret => secret, StringComparer.Ordinal))
        {
            text = text.Replace(secret, "***", StringComparison.Ordinal);
        }

        var shown = new StringBuilder(Math.Min(text.Length, Longest));
        foreach (var character in text.Take(Longest))
        {
            shown.Append(char.IsControl(character) ? ' ' : character);
        }

        return shown.ToString().Trim() + (text.Length > Longest ? " ..." : "");
    }
}
