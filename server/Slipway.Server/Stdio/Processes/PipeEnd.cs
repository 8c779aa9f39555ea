using System.Runtime.InteropServices;

namespace Slipway.Server.Stdio.Processes;

/// <summary>
/// Our end of a pipe to a child process; it never blocks. It has one owner, who alone uses and closes it: a descriptor that
/// is closed while another thread uses it may by then be a socket of somebody else.
/// </summary>
internal sealed class PipeEnd(int descriptor)
{
    /// <summary>What <see cref="Read"/> and <see cref="Write"/> return when they would have to wait.</summary>
    public const int WouldBlock = -1;

    /// <summary>What <see cref="Read"/> and <see cref="Write"/> return when the other end is gone.</summary>
    public const int Ended = -2;

    private const nuint UnreadQuery = 0x541B; // FIONREAD

    public int Descriptor { get; private set; } = descriptor;

    /// <summary>The number of bytes read, <see cref="WouldBlock"/> or <see cref="Ended"/>.</summary>
    public int Read(Span<byte> buffer)
    {
        while (true)
        {
            var count = LibC.Read(Descriptor, ref MemoryMarshal.GetReference(buffer), buffer.Length);
            if (count > 0)
            {
                return (int)count;
            }

            var error = count == 0 ? 0 : Marshal.GetLastPInvokeError();
            if (error != LibC.Interrupted)
            {
                return error == LibC.TryAgain ? WouldBlock : Ended;
            }
        }
    }

    /// <summary>The number of bytes written, <see cref="WouldBlock"/> or <see cref="Ended"/>.</summary>
    public int Write(ReadOnlySpan<byte> bytes)
    {
        while (true)
        {
            var count = LibC.Write(Descriptor, in MemoryMarshal.GetReference(bytes), bytes.Length);
            if (count >= 0)
            {
                return (int)count;
            }

            var error = Marshal.GetLastPInvokeError();
            if (error != LibC.Interrupted)
            {
                return error == LibC.TryAgain ? WouldBlock : Ended;
            }
        }
    }

    /// <summary>How many bytes lie in the pipe that its reader has not taken; it can be asked at either end.</summary>
    public int Unread()
    {
        var count = 0;
        return LibC.Query(Descriptor, UnreadQuery, ref count) == 0 ? count : 0;
    }

    public void Close()
    {
        if (Descriptor >= 0)
        {
            _ = LibC.Close(Descriptor);
            Descriptor = -1;
        }
    }
}
