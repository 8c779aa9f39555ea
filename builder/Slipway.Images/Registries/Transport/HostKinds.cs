using System.Net;
using System.Net.Sockets;

namespace Slipway.Images.Registries.Transport;

/// <summary>Tells the kind of a host.</summary>
internal static class HostKinds
{
    public static HostKind Of(Uri address)
    {
        var host = address.IdnHost.TrimEnd('.');
        if (IPAddress.TryParse(host, out var literal))
        {
            return OfLiteral(literal.IsIPv4MappedToIPv6 ? literal.MapToIPv4() : literal);
        }

        var isLocal = host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase);
        return isLocal ? HostKind.Loopback : HostKind.Public;
    }

    private static HostKind OfLiteral(IPAddress address)
    {
        if (IPAddress.IsLoopback(address) || address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any))
        {
            return HostKind.Loopback;
        }

        if (address.AddressFamily == AddressFamily.InterNetworkV6)
        {
            return address.IsIPv6LinkLocal ? HostKind.LinkLocal
                : address.IsIPv6UniqueLocal || address.IsIPv6SiteLocal ? HostKind.Private
                : HostKind.Public;
        }

        var bytes = address.GetAddressBytes();
        return bytes switch
        {
            [169, 254, ..] => HostKind.LinkLocal,
            [10, ..] or [192, 168, ..] or [172, >= 16 and < 32, ..] or [100, >= 64 and < 128, ..] or [0, ..] => HostKind.Private,
            _ => HostKind.Public,
        };
    }
}
