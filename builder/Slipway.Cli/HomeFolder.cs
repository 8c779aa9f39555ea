#pragma warning disable RS0030 // Like Edge, this is about the process itself.
namespace Slipway.Cli;

/// <summary>
/// A home for whoever has none, as in a container that runs as some number. NuGet keeps settings and caches below the home, and where
/// there is none it would write them into the working folder.
/// </summary>
internal static class HomeFolder
{
    private const string Variable = "HOME";

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Names a home to this process and to those that it starts, when there is none.</summary>
    public static void Ensure()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        // Of one that is named and not there the system's own list may know another.
        if (Known().Length == 0)
        {
            Environment.SetEnvironmentVariable(Variable, null);
        }

        Environment.SetEnvironmentVariable(Variable, Known() is { Length: > 0 } home ? home : Make());
    }

    // The root folder is what somebody has whom no list knows, as in a container that runs as some number.
    private static string Known() => Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) is { Length: > 1 } home ? home : "";

    // One place for all runs of a user keeps their cache. Where somebody else was first there, they would decide what NuGet reads: then it is
    // a new one, and always for root, who may enter anybody's.
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    private static string Make()
    {
        var folder = Path.Combine(Path.GetTempPath(), $"slipway-home-{Environment.UserName}");
        try
        {
            if (!Environment.IsPrivilegedProcess
                && Directory.CreateDirectory(folder, OwnerOnly) is { LinkTarget: null, UnixFileMode: OwnerOnly } own
                && own.EnumerateFileSystemInfos() is not null)
            {
                return folder;
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
        }

        return Directory.CreateTempSubdirectory("slipway-home-").FullName;
    }
}
