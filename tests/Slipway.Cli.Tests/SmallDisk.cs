namespace Slipway.Cli.Tests;

/// <summary>A file system of a size, in memory, mounted over a folder of a test; it goes with the test.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private readonly string _mount;
    private readonly string _folder;

    private SmallDisk(string mount, string folder) => (_mount, _folder) = (mount, folder);

    /// <summary>Mounts one with some options, such as <c>size=64k</c>; skips the test where that cannot be.</summary>
    public static async Task<SmallDisk> MountAsync(string folder, string options)
    {
        Tool.RequireThat(Environment.UserName == "root", "only root can mount and become somebody else");
        var mount = Tool.Require("mount", "mount");
        Directory.CreateDirectory(folder);
        var mounted = await CommandRunner.RunAsync(mount, ["-t", "tmpfs", "-o", options, "tmpfs", folder]);
        Tool.RequireThat(mounted.ExitCode == 0, "this machine lets nobody mount");
        return new SmallDisk(mount, folder);
    }

    /// <summary>Makes room.</summary>
    public Task GrowAsync() => CommandRunner.RunAsync(_mount, ["-o", "remount,size=512m", _folder]);

    public async ValueTask DisposeAsync() => await CommandRunner.RunAsync("/bin/umount", [_folder]);
}
