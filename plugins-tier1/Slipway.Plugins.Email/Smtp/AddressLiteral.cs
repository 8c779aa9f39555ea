using System.Net;
using System.Net.Sockets;

namespace Slipway.Plugins.Email.Smtp;

/// <summary>The address of a host as its name in a greeting. https://www.rfc-editor.org/rfc/rfc5321#section-4.1.3</summary>
internal static class AddressLiteral
{
    public static string Of(EndPoint? endPoint) => endPoint is IPEndPoint { Address: { } address }
        ? address.IsIPv4MappedToIPv6 || address.AddressFamily == AddressFamily.InterNetwork
            ? $"[{address.MapToIPv4()}]"
            : $"[IPv6:{new IPAddress(address.GetAddressBytes())}]"
        : "[127.0.0.1]";
}
