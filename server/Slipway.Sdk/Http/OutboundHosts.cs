namespace Slipway.Sdk.Http;

/// <summary>
/// The hosts that a plugin may talk to, as plugin.yaml declares them: <c>host</c> (port 443), <c>host:port</c>,
/// <c>*.host</c> for exactly one more label on the left.
/// </summary>
public sealed class OutboundHosts
{
    private readonly IReadOnlyList<(string Host, int Port)> _patterns;

    /// <summary>Reads the declared patterns.</summary>
    /// <exception cref="FormatException">A port is no number.</exception>
    public OutboundHosts(IEnumerable<string> patterns) => _patterns = [.. patterns.Select(Read)];

    /// <summary>Whether a request to this address is allowed.</summary>
    public bool Allows(Uri address) => _patterns.Any(pattern => pattern.Port == address.Port && Matches(pattern.Host, address.IdnHost));

    private static (string Host, int Port) Read(string pattern)
    {
        var colon = pattern.LastIndexOf(':');
        return colon < 0
            ? (pattern, 443)
            : (pattern[..colon], int.Parse(pattern.AsSpan(colon + 1), System.Globalization.CultureInfo.InvariantCulture));
    }

    private static bool Matches(string pattern, string host)
    {
        if (!pattern.StartsWith("*.", StringComparison.Ordinal))
        {
            return string.Equals(pattern, host, StringComparison.OrdinalIgnoreCase);
        }

        var dot = host.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && host.AsSpan(dot).Equals(pattern.AsSpan(1), StringComparison.OrdinalIgnoreCase);
    }
}
