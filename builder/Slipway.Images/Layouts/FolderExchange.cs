using System.Runtime.InteropServices;

namespace Slipway.Images.Layouts;

/// <summary>Lets two folders change places in one step, which .NET has no call for.</summary>
internal static class FolderExchange
{
    private const int CurrentFolder = -100;
    private const uint Exchange = 2;

    /// <summary>Exchanges two folders; false where kernel, file system or C library cannot.</summary>
    public static bool TryExchange(string one, string other)
    {
        try
        {
            return OperatingSystem.IsLinux() && RenameAt(CurrentFolder, one, CurrentFolder, other, Exchange) == 0;
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
}
