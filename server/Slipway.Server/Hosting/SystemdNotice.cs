using System.Net.Sockets;
using System.Text;

namespace Slipway.Server.Hosting;

/// <summary>Tells systemd how the server is (sd_notify), when it was started by it.</summary>
internal static class SystemdNotice
{
    public const string Ready = "READY=1";
    public const string Stopping = "STOPPING=1";

    public static void Send(string? socketPath, string message)
    {
        if (socketPath is null)
        {
            return;
        }

        try
        {
            using var socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
            // A leading @ means the abstract name space, written with a NUL.
            socket.Connect(new UnixDomainSocketEndPoint(socketPath[0] == '@' ? '\0' + socketPath[1..] : socketPath));
            socket.Send(Encoding.ASCII.GetBytes(message));
        }
        catch (SocketException)
        {
            // systemd is gone or does not listen; the server serves all the same.
        }
    }
}
