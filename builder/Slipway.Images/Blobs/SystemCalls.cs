using System.Runtime.InteropServices;

namespace Slipway.Images.Blobs;

/// <summary>Things that file systems can do and .NET has no call for. Each says false where it cannot be done.</summary>
internal static class SystemCalls
{
    private const int CurrentFolder = -100;
    private const uint Exchange = 2;
    private const uint TypeOfFile = 1;

    /// <summary>Lets two folders change places in one step.</summary>
    public static bool TryExchange(string one, string other) =>
        Try(() => RenameAt(CurrentFolder, one, CurrentFolder, other, Exchange));

    /// <summary>Gives a file a second name on the same file system.</summary>
    public static bool TryLink(string file, string name) => Try(() => Link(file, name));

    /// <summary>Asks what a path leads to: <c>struct statx</c>.</summary>
    public static bool TryStatus(string path, byte[] status) => Try(() => Statx(CurrentFolder, path, 0, TypeOfFile, status));

    private static bool Try(Func<int> call)
    {
        try
        {
            return OperatingSystem.IsLinux() && call() == 0;
        }
        catch (EntryPointNotFoundException)
        {
            return false;
        }
    }

    [DllImport("libc", EntryPoint = "renameat2")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int RenameAt(
        int oneFolder, [MarshalAs(UnmanagedType.LPUTF8Str)] string one,
        int otherFolder, [MarshalAs(UnmanagedType.LPUTF8Str)] string other, uint flags);

    [DllImport("libc", EntryPoint = "statx")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Statx(int folder, [MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags, uint mask, [Out] byte[] status);

    [DllImport("libc", EntryPoint = "link")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Link([MarshalAs(UnmanagedType.LPUTF8Str)] string file, [MarshalAs(UnmanagedType.LPUTF8Str)] string name);
}
