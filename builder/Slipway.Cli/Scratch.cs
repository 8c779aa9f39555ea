#pragma warning disable RS0030 // Like Edge, this is about the process itself.
using System.Globalization;
using System.Runtime.InteropServices;

namespace Slipway.Cli;

/// <summary>
/// Where NuGet's client keeps its locks. Left to itself it takes one folder below /tmp for all who have no name, and who makes it first
/// shuts the others out; what the locks guard is the cache, so they lie there, apart for each user.
/// </summary>
internal static class Scratch
{
    private const string Variable = "NUGET_SCRATCH";

    public static void Ensure(Edge edge)
    {
        if (OperatingSystem.IsWindows() || edge.Variable(Variable) is not null)
        {
            return;
        }

        var name = string.Create(CultureInfo.InvariantCulture, $".nuget-{EffectiveUser()}");
        var cache = edge.CacheFolder();
        // A cache that somebody else made, and that may only be read, is used all the same.
        Environment.SetEnvironmentVariable(Variable, MayWrite(cache) ? Path.Combine(cache, name) : Path.Combine(Path.GetTempPath(), "slipway" + name));
    }

    private static bool MayWrite(string folder) => !Directory.Exists(folder) || Access(folder, 2) == 0;

    [DllImport("libc", EntryPoint = "geteuid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint EffectiveUser();

    [DllImport("libc", EntryPoint = "access")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Access([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int mode);
}
