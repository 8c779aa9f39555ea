using Slipway.Builder.Tests.Making;

namespace Slipway.Cli.Tests;

/// <summary>The published command as a process in places that are not as they should be: the same digest, or a clear error and nothing half-written.</summary>
public sealed class HostilePlaceTests : IDisposable
{
    private const string Nobody = "65534";

    private static string Program => SlimDotnet.Command;

    private readonly Site _site = new();

    public HostilePlaceTests()
    {
        Tool.RequireThat(SlimDotnet.IsPublished, "there is no published command (dotnet run build.cs -- publish)");
        _site.Feed.WithServer().WithPlugin("one");
        _site.Manifest(["one"]);
    }

    public void Dispose() => _site.Dispose();

    private async Task<CommandResult> ShellAsync(string script, params (string Name, string? Value)[] more)
    {
        var environment = new Dictionary<string, string?> { ["SLIPWAY_CACHE"] = _site["cache"], ["CI"] = null, ["NO_COLOR"] = "1", ["SLIPWAY"] = Program };
        foreach (var (name, value) in more)
        {
            environment[name] = value;
        }

        return await CommandRunner.RunAsync("/bin/sh", ["-c", script], _site["."], environment);
    }

    private static string DigestOf(CommandResult result)
    {
        Assert.True(result.ExitCode == 0, result.All);
        return result.Output.TrimEnd('\n').Split('@')[1];
    }

    private static void RequireRoot() => Tool.RequireThat(System.Environment.UserName == "root", "only root can mount and become somebody else");

    [Theory]
    [InlineData("umask 0077; exec \"$SLIPWAY\" build toy.yaml -o there", null, null)]
    [InlineData("umask 0; exec \"$SLIPWAY\" build toy.yaml -o there", "Pacific/Kiritimati", "tr_TR.UTF-8")]
    [InlineData("exec \"$SLIPWAY\" build toy.yaml -o there", "America/St_Johns", "ar_SA.UTF-8")]
    public async Task Build_OtherUmaskZoneOrLanguage_IsTheSameDigest(string script, string? zone, string? language)
    {
        var usual = await ShellAsync("exec \"$SLIPWAY\" build toy.yaml", ("TZ", "UTC"), ("LANG", "C"));
        Directory.Delete(_site["cache"], recursive: true);

        var other = await ShellAsync(script, ("TZ", zone), ("LANG", language), ("LC_ALL", language));

        Assert.Equal(DigestOf(usual), DigestOf(other));
    }

    [Fact]
    public async Task Build_AtTheBeginningOfTime_IsTheSameDigestWhateverTheFilesSay()
    {
        var first = await ShellAsync("SOURCE_DATE_EPOCH=0 \"$SLIPWAY\" build toy.yaml");
        Directory.Delete(_site["cache"], recursive: true);
        foreach (var file in Directory.GetFiles(_site["."], "*", SearchOption.AllDirectories))
        {
            File.SetLastWriteTimeUtc(file, DateTime.UnixEpoch);
        }

        var second = await ShellAsync("SOURCE_DATE_EPOCH=0 \"$SLIPWAY\" build toy.yaml -o there");

        Assert.Equal(DigestOf(first), DigestOf(second));
    }

    [Fact]
    public async Task Build_ClockIn1970_IsTheSameDigest()
    {
        var gcc = Tool.Require("gcc", "gcc");
        _site.Write("clock.c", """
            #include <sys/syscall.h>
            #include <time.h>
            #include <unistd.h>
            int clock_gettime(clockid_t clock, struct timespec *now) {
                int result = syscall(SYS_clock_gettime, clock, now);
                if (clock == CLOCK_REALTIME) now->tv_sec = 0;
                return result;
            }
            """);
        var compiled = await CommandRunner.RunAsync(gcc, ["-shared", "-fPIC", "-o", _site["clock.so"], _site["clock.c"]]);
        Assert.True(compiled.ExitCode == 0, compiled.All);
        var today = await ShellAsync("exec \"$SLIPWAY\" build toy.yaml");
        Directory.Delete(_site["cache"], recursive: true);

        var then = await ShellAsync("date +%Y >&2; exec \"$SLIPWAY\" build toy.yaml -o there", ("LD_PRELOAD", _site["clock.so"]), ("TZ", "UTC"));

        Assert.StartsWith("1970\n", then.Error, StringComparison.Ordinal);
        Assert.Equal(DigestOf(today), DigestOf(then));
    }

    [Fact]
    public async Task Build_OutputThatMayNotBeWritten_SaysSoAndLeavesNothing()
    {
        await using var disk = await SmallDisk.MountAsync(_site["out"], "ro,size=1m");
        var result = await ShellAsync("exec \"$SLIPWAY\" build toy.yaml");

        Assert.Equal(1, result.ExitCode);
        Assert.Equal("", result.Output);
        Assert.Contains("SLP5501", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("fault of Slipway", result.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_site["out"]));
    }

    [Theory]
    [InlineData("out", 64)]
    [InlineData("cache", 64)]
    [InlineData("cache", 900)]
    public async Task Build_DiskFull_SaysSoAndSucceedsOnceThereIsRoom(string folder, int kibibytes)
    {
        await using var disk = await SmallDisk.MountAsync(_site[folder], $"size={kibibytes}k");
        var full = await ShellAsync("exec \"$SLIPWAY\" build toy.yaml");

        Assert.Equal(1, full.ExitCode);
        Assert.Equal("", full.Output);
        Assert.Contains("No space left on device", full.Error, StringComparison.Ordinal);
        Assert.Contains($"error {(folder == "out" ? "SLP5501" : "SLP5506")}: {_site[folder]}{(folder == "out" ? "/toy cannot be written" : " cannot be used")}: ", full.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("fault of Slipway", full.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_site["out/toy/image"]));

        await disk.GrowAsync();
        var roomy = await ShellAsync("exec \"$SLIPWAY\" build toy.yaml");
        var elsewhere = await ShellAsync("exec \"$SLIPWAY\" build toy.yaml -o there", ("SLIPWAY_CACHE", _site["other"]));
        Assert.Equal(DigestOf(elsewhere), DigestOf(roomy));
    }

    [Fact]
    public async Task Build_NoFolderForDrafts_NamesItAndTheVariable()
    {
        var result = await ShellAsync("exec \"$SLIPWAY\" build toy.yaml", ("TMPDIR", _site["nowhere"]));

        Assert.Equal(1, result.ExitCode);
        Assert.Contains($"error SLP5501: {_site["nowhere"]}/ cannot be written: ", result.Error, StringComparison.Ordinal);
        Assert.Contains("TMPDIR", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("exec \"$SLIPWAY\" check nowhere.yaml 2>/dev/full", 1)]
    [InlineData("exec \"$SLIPWAY\" explain SLP1101 >/dev/full", 1)]
    [InlineData("exec \"$SLIPWAY\" nonsense 2>/dev/full", 1)]
    public async Task AnyVerb_NowhereToTell_EndsWithAnExitCode(string script, int code)
    {
        var result = await ShellAsync(script);

        Assert.Equal(code, result.ExitCode);
        Assert.DoesNotContain("Unhandled", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("exec \"$SLIPWAY\" cache path >/dev/full")]
    [InlineData("exec \"$SLIPWAY\" cache path >&-")]
    public async Task AnyVerb_NowhereToAnswer_SaysSo(string script)
    {
        var result = await ShellAsync(script);

        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith("slipway: the answer was not written: standard output is closed or full (", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("000")]
    [InlineData("555")]
    public async Task Build_CacheThatMayNotBeUsed_SaysSo(string mode)
    {
        RequireRoot();
        var setpriv = Tool.Require("setpriv", "util-linux");
        Directory.CreateDirectory(_site["cache"]);
        await ShellAsync($"chmod {mode} cache; chmod 755 .; mkdir -p out home; chmod 777 out home");

        var result = await ShellAsync($"exec {setpriv} --reuid {Nobody} --regid {Nobody} --clear-groups \"$SLIPWAY\" build toy.yaml", ("HOME", _site["home"]));

        Tool.RequireThat(!result.Error.Contains("Permission denied", StringComparison.Ordinal) || result.ExitCode != 126, "somebody else may not run what this tree built");
        Assert.Equal(1, result.ExitCode);
        Assert.Equal("", result.Output);
        Assert.Contains($"error SLP5506: {_site["cache"]} cannot be used: ", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("fault of Slipway", result.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_site["out"]));
    }

    [Fact]
    public async Task Build_NoRoomForTheOutput_LeavesNoArchiveEither()
    {
        await using var disk = await SmallDisk.MountAsync(_site["out"], "size=64k");
        var full = await ShellAsync("exec \"$SLIPWAY\" build toy.yaml --archive files/toy.tar");

        Assert.Equal(1, full.ExitCode);
        Assert.Contains("SLP5501", full.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_site["files"]));
    }

    [Fact]
    public async Task Lock_NoRoomForIt_SaysSoAndLeavesTheOldOne()
    {
        await using var disk = await SmallDisk.MountAsync(_site["full"], "size=8k");
        var result = await ShellAsync("sed 's,\\[ feed \\],[ ../feed ],' toy.yaml >full/toy.yaml; dd if=/dev/zero of=full/rest bs=4k 2>/dev/null; exec \"$SLIPWAY\" lock full/toy.yaml");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains($"error SLP5501: {_site["full/toy.lock.json"]} cannot be written: No space left on device", result.Error, StringComparison.Ordinal);
        Assert.Equal(0, Directory.GetFiles(_site["full"], "*.lock.json*").Sum(file => new FileInfo(file).Length));
    }

    [Fact]
    public async Task Sbom_IntoADeviceAPipeOrALink_WritesThroughThem()
    {
        RequireRoot();
        var result = await ShellAsync("""
            set -e
            mknod null c 1 3; ln -s target.json link; mkfifo pipe
            "$SLIPWAY" build toy.yaml -o out; "$SLIPWAY" sbom out -o whole.json
            "$SLIPWAY" sbom out -o null; "$SLIPWAY" sbom out -o link; "$SLIPWAY" sbom out -o /dev/stdout >piped.json
            cat pipe >read.json & "$SLIPWAY" sbom out -o pipe; wait
            stat -c %F null link pipe
            for copy in target.json piped.json read.json; do cmp whole.json $copy; done
            """);

        Assert.True(result.ExitCode == 0, result.All);
        Assert.EndsWith("character special file\nsymbolic link\nfifo\n", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2>&-")]
    [InlineData("<&- >&- 2>&-")]
    public async Task Lock_WithNowhereToTell_EndsWithAnExitCode(string closed)
    {
        var result = await ShellAsync($"\"$SLIPWAY\" lock toy.yaml {closed}");

        Assert.Equal(1, result.ExitCode);
    }

    [Fact]
    public async Task Lock_WhereSomebodyElseHoldsTheScratchFolder_UsesOneOfItsOwn()
    {
        RequireRoot();
        var setpriv = Tool.Require("setpriv", "util-linux");
        await ShellAsync("mkdir -m 1777 tmp; mkdir -m 700 tmp/NuGetScratch; chmod 777 .; rm -rf cache");

        var result = await ShellAsync($"exec {setpriv} --reuid {Nobody} --regid {Nobody} --clear-groups \"$SLIPWAY\" lock toy.yaml", ("TMPDIR", _site["tmp"]), ("HOME", _site["."]));

        Tool.RequireThat(result.ExitCode != 126, "somebody else may not run what this tree built");
        Assert.True(result.ExitCode == 0, result.All);
    }

    [Fact]
    public async Task Lock_PackageWithContentFiles_IsLocked()
    {
        // Only the published command shows whether all that NuGet's client needs lies beside it.
        _site.Feed.WithPlugin("two", more: package => package.File("contentFiles/any/any/notes.txt", "notes"u8.ToArray()));
        _site.Manifest(["one", "two"]);

        var result = await ShellAsync("exec \"$SLIPWAY\" lock toy.yaml");

        Assert.True(result.ExitCode == 0, result.All);
    }

    [Fact]
    public async Task Build_EightAtOnceIntoOneFolder_AllSucceed()
    {
        var result = await ShellAsync("""
            for n in 1 2 3 4 5 6 7 8; do "$SLIPWAY" build toy.yaml -o out & builds="$builds $!"; done
            for build in $builds; do wait $build || exit 1; done
            """);

        Assert.True(result.ExitCode == 0, result.All);
        Assert.Single(result.Output.TrimEnd('\n').Split('\n').Distinct());
    }

    [Fact]
    public async Task KeyNew_NoRoomForIt_LeavesNothingInTheWayOfTheNext()
    {
        await using var disk = await SmallDisk.MountAsync(_site["full"], "size=8k");
        var full = await ShellAsync("dd if=/dev/zero of=full/rest bs=4k 2>/dev/null; exec \"$SLIPWAY\" key new full/k --no-passphrase");
        var roomy = await ShellAsync("rm full/rest; exec \"$SLIPWAY\" key new full/k --no-passphrase");

        Assert.Equal(1, full.ExitCode);
        Assert.Contains("No space left on device", full.Error, StringComparison.Ordinal);
        Assert.True(roomy.ExitCode == 0, roomy.All);
    }
}
