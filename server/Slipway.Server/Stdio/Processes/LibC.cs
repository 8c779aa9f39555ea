using System.Runtime.InteropServices;

namespace Slipway.Server.Stdio.Processes;

/// <summary>
/// The system calls that pipes and child processes need. System.Diagnostics.Process offers neither process groups nor
/// waiting for several pipes at once, and its streams cost an allocation a read.
/// </summary>
internal static class LibC
{
    public const int Interrupted = 4;
    public const int NoSuchFile = 2;
    public const int NotExecutable = 8;
    public const int TryAgain = 11;
    public const int AccessDenied = 13;
    public const int TooManyFiles = 24;

    public const short Readable = 0x1;
    public const short Writable = 0x4;

    public const int Terminate = 15;
    public const int Kill = 9;

    private const string Library = "libc";

    [DllImport(Library, EntryPoint = "read", SetLastError = true)]
    public static extern nint Read(int descriptor, ref byte buffer, nint count);

    [DllImport(Library, EntryPoint = "write", SetLastError = true)]
    public static extern nint Write(int descriptor, ref readonly byte buffer, nint count);

    [DllImport(Library, EntryPoint = "poll", SetLastError = true)]
    public static extern int Poll(ref PollEntry entries, nuint count, int milliseconds);

    [DllImport(Library, EntryPoint = "close", SetLastError = true)]
    public static extern int Close(int descriptor);

    [DllImport(Library, EntryPoint = "pipe2", SetLastError = true)]
    public static extern int Pipe(ref int pair, int flags);

    [DllImport(Library, EntryPoint = "fcntl", SetLastError = true)]
    public static extern int Control(int descriptor, int command, int argument);

    [DllImport(Library, EntryPoint = "ioctl", SetLastError = true)]
    public static extern int Query(int descriptor, nuint request, ref int answer);

    [DllImport(Library, EntryPoint = "kill", SetLastError = true)]
    public static extern int Signal(int process, int signal);

    [DllImport(Library, EntryPoint = "waitpid", SetLastError = true)]
    public static extern int WaitProcess(int process, ref int status, int options);

    [DllImport(Library, EntryPoint = "waitid", SetLastError = true)]
    public static extern int WaitId(int idKind, int id, ref int signalDescription, int options);

    [DllImport(Library, EntryPoint = "syscall", SetLastError = true)]
    public static extern nint SystemCall(nint number, nint first, nint second);

    [DllImport(Library, EntryPoint = "sched_getaffinity", SetLastError = true)]
    public static extern int GetCores(int thread, nint size, ref CoreSet cores);

    [DllImport(Library, EntryPoint = "sched_setaffinity", SetLastError = true)]
    public static extern int SetCores(int thread, nint size, ref readonly CoreSet cores);

    [DllImport(Library, EntryPoint = "access", SetLastError = true)]
    public static extern int Access(ref readonly byte path, int mode);

    [DllImport(Library, EntryPoint = "posix_spawn")]
    public static extern int Spawn(ref int process, nint path, nint actions, nint attributes, ref nint arguments, ref nint environment);

    [DllImport(Library, EntryPoint = "posix_spawnattr_init")]
    public static extern int InitialiseAttributes(nint attributes);

    [DllImport(Library, EntryPoint = "posix_spawnattr_destroy")]
    public static extern int DestroyAttributes(nint attributes);

    [DllImport(Library, EntryPoint = "posix_spawnattr_setflags")]
    public static extern int SetFlags(nint attributes, short flags);

    [DllImport(Library, EntryPoint = "posix_spawnattr_setpgroup")]
    public static extern int SetGroup(nint attributes, int group);

    [DllImport(Library, EntryPoint = "posix_spawnattr_setsigdefault")]
    public static extern int SetDefaultSignals(nint attributes, nint signals);

    [DllImport(Library, EntryPoint = "posix_spawnattr_setsigmask")]
    public static extern int SetBlockedSignals(nint attributes, nint signals);

    [DllImport(Library, EntryPoint = "sigfillset")]
    public static extern int FillSignals(nint signals);

    [DllImport(Library, EntryPoint = "sigemptyset")]
    public static extern int EmptySignals(nint signals);

    [DllImport(Library, EntryPoint = "posix_spawn_file_actions_init")]
    public static extern int InitialiseActions(nint actions);

    [DllImport(Library, EntryPoint = "posix_spawn_file_actions_destroy")]
    public static extern int DestroyActions(nint actions);

    [DllImport(Library, EntryPoint = "posix_spawn_file_actions_adddup2")]
    public static extern int AddDuplicate(nint actions, int descriptor, int target);

    [DllImport(Library, EntryPoint = "posix_spawn_file_actions_addclosefrom_np")]
    public static extern int AddCloseFrom(nint actions, int descriptor);
}
