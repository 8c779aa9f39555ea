using System.Runtime.InteropServices;

namespace Slipway.Server.Stdio.Processes;

/// <summary>poll(2)'s <c>struct pollfd</c>. A negative descriptor is ignored.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct PollEntry(int descriptor, short events)
{
    public int Descriptor = descriptor;
    public short Events = events;
    public short Happened;
}
