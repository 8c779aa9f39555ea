using System.Buffers.Text;
using System.Diagnostics;
using Microsoft.Win32.SafeHandles;

namespace Slipway.Server.Stdio.Processes;

/// <summary>
/// Keeps the calling thread on the core on which a process runs, as long as it talks to it without a pause. A question and
/// its answer wake two threads; across cores each wake costs an interrupt, which a virtual machine pays dearly: on one core a
/// round trip takes a tenth of the time. The process itself stays free to move, and is followed.
/// </summary>
internal sealed class CoreFollower(int processId) : IDisposable
{
    private const int LookEvery = 256;
    private const int LongestStat = 1024;
    private const int CoreField = 36; // the 39th of proc(5), counted from the one behind the name

    private static readonly long Pause = Stopwatch.Frequency / 100;

    private SafeFileHandle? _stat;
    private CoreSet _free;
    private long _last;
    private int _run;
    private int _core = -1;
    private bool _cannot;

    /// <summary>Is told of every exchange, at its beginning. All calls come from one thread.</summary>
    public void Exchange()
    {
        var now = Stopwatch.GetTimestamp();
        if (now - _last > Pause)
        {
            _run = 0;
            Release();
        }
        else if (++_run % LookEvery == 0 && !_cannot)
        {
            Follow();
        }

        _last = now;
    }

    /// <summary>Lets the thread go where it may; what it starts from now on may as well.</summary>
    public void Dispose()
    {
        Release();
        _stat?.Dispose();
    }

    private void Follow()
    {
        var core = FindCore();
        if (core == _core)
        {
            return;
        }

        if (core < 0 || (_core < 0 && LibC.GetCores(0, CoreSet.Size, ref _free) != 0))
        {
            _cannot = true;
            return;
        }

        var only = CoreSet.Of(core);
        _cannot = LibC.SetCores(0, CoreSet.Size, ref only) != 0;
        _core = core;
    }

    // -1 where the system does not tell or the number is beyond what a set of cores holds.
    private int FindCore()
    {
        Span<byte> text = stackalloc byte[LongestStat];
        try
        {
            _stat ??= File.OpenHandle($"/proc/{processId}/stat");
            text = text[..RandomAccess.Read(_stat, text, 0)];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return -1;
        }

        text = text[(text.LastIndexOf(") "u8) + 2)..]; // The name may hold anything.
        for (var field = 0; field < CoreField; field++)
        {
            text = text[(text.IndexOf((byte)' ') + 1)..];
        }

        return Utf8Parser.TryParse(text, out int core, out _) && core < CoreSet.Limit ? core : -1;
    }

    private void Release()
    {
        if (_core >= 0)
        {
            _ = LibC.SetCores(0, CoreSet.Size, ref _free);
            _core = -1;
        }
    }
}
