using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;

namespace Slipway.Server.Hosting;

/// <summary>Where the server listens: a host and port, or a socket file.</summary>
internal sealed record ListenAddress(string Host, int Port, string? Socket)
{
    private const string SocketScheme = "unix:";

    /// <summary>Reads <c>HOST:PORT</c>, <c>:PORT</c> or <c>unix:/PATH</c>.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out ListenAddress? address)
    {
        address = null;
        if (text.StartsWith(SocketScheme, StringComparison.Ordinal))
        {
            var path = text[SocketScheme.Length..];
            address = path.StartsWith('/') ? new ListenAddress("", 0, path) : null;
            return address is not null;
        }

        var colon = text.LastIndexOf(':');
        if (colon < 0 || !ushort.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port))
        {
            return false;
        }

        var host = text[..colon];
        if (host.Contains(':', StringComparison.Ordinal) && !(host is ['[', .. var inner, ']'] && IPAddress.TryParse(inner, out _)))
        {
            return false;
        }

        address = new ListenAddress(host.Trim('[', ']'), port, null);
        return true;
    }

    public override string ToString() => Socket is null
        ? string.Create(CultureInfo.InvariantCulture, $"{(Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]" : Host)}:{Port}")
        : SocketScheme + Socket;
}
