using System.Net.Sockets;

namespace Slipway.Server.Hosting;

/// <summary>The file of a listening socket.</summary>
internal static class UnixSocket
{
    /// <summary>Removes a socket that a server left behind; one that somebody listens on stays.</summary>
    public static void RemoveStale(string path)
    {
        if (!File.Exists(path) || IsAlive(path))
        {
            return;
        }

        File.Delete(path);
    }

    /// <summary>Lets everybody connect who may enter its folder: the folder is the lock.</summary>
    public static void Share(string path) => File.SetUnixFileMode(
        path,
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite);

    private static bool IsAlive(string path)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            socket.Connect(new UnixDomainSocketEndPoint(path));
            return true;
        }
        catch (SocketException exception)
        {
            // A regular file is never removed: only a socket refuses.
            return exception.SocketErrorCode != SocketError.ConnectionRefused;
        }
    }
}
