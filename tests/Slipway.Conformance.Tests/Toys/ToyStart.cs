using System.Net.Sockets;

namespace Slipway.Conformance.Toys;

/// <summary>What a toy does wrong while it is made.</summary>
internal static class ToyStart
{
    public static void Misbehave(string fault, Uri upstream)
    {
        switch (fault)
        {
            case "server.stdout":
                Console.WriteLine("toy plugin loaded");
                break;
            case "server.start-budget" when upstream.Port != 9:
                Thread.Sleep(TimeSpan.FromSeconds(8));
                break;
            case "server.offline" when upstream.Port != 9:
                // Calls the upstream to see whether it is there.
                using (var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp))
                {
                    socket.Connect(upstream.Host, upstream.Port);
                }

                break;
            case "server.stop":
                new Thread(static () => Thread.Sleep(Timeout.Infinite)) { IsBackground = false }.Start();
                break;
            case "server.ready" when upstream.Port != 9:
                throw new InvalidOperationException("the toy is broken");
        }
    }
}
