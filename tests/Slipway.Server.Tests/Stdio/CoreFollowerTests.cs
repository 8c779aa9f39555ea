using System.Diagnostics;
using System.Globalization;
using Slipway.Server.Stdio.Processes;

namespace Slipway.Server.Tests.Stdio;

public sealed class CoreFollowerTests
{
    [Fact]
    public void Exchange_OneAfterTheOther_KeepsTheThreadOnTheCoreOfTheProcessUntilAPause() => OnAThread(() =>
    {
        var free = AllowedCores();
        using var process = Sleeper();
        using var follower = new CoreFollower(process.Id);
        TalkUntilFollowing(follower, process.Id);

        Thread.Sleep(30);
        follower.Exchange();

        Assert.Equal(free, AllowedCores());
        process.Kill();
    });

    [Fact]
    public void Follow_AThreadThatStartsAnother_LeavesThatOneFree() => OnAThread(() =>
    {
        var free = AllowedCores();
        using var process = Sleeper();
        using var follower = new CoreFollower(process.Id);
        TalkUntilFollowing(follower, process.Id);

        var inherited = "";
        var other = new Thread(() => inherited = AllowedCores());
        other.Start();
        other.Join();

        Assert.Equal(free, inherited);
        process.Kill();
    });

    [Fact]
    public void Dispose_WhileFollowing_FreesTheThread() => OnAThread(() =>
    {
        var free = AllowedCores();
        using var process = Sleeper();
        using (var follower = new CoreFollower(process.Id))
        {
            TalkUntilFollowing(follower, process.Id);
        }

        Assert.Equal(free, AllowedCores());
        process.Kill();
    });

    [Fact]
    public void Exchange_AProcessThatIsGone_LeavesTheThreadFree() => OnAThread(() =>
    {
        var free = AllowedCores();
        using var process = Sleeper();
        process.Kill();
        process.WaitForExit();
        using var follower = new CoreFollower(process.Id);
        for (var exchange = 0; exchange < 1_000; exchange++)
        {
            follower.Exchange();
        }

        Assert.Equal(free, AllowedCores());
    });

    // A machine that is busy may make a pause at any time.
    private static void TalkUntilFollowing(CoreFollower follower, int process)
    {
        for (var exchange = 0; exchange < 1_000_000; exchange++)
        {
            follower.Exchange();
            if (exchange % 100 == 99 && AllowedCores() == CoreOf(process))
            {
                return;
            }
        }

        Assert.Fail($"the thread may run on {AllowedCores()}, the process is on {CoreOf(process)}");
    }

    private static string AllowedCores() =>
        File.ReadLines("/proc/thread-self/status").Single(line => line.StartsWith("Cpus_allowed_list:", StringComparison.Ordinal)).Split('\t')[1];

    private static string CoreOf(int process)
    {
        var text = File.ReadAllText($"/proc/{process.ToString(CultureInfo.InvariantCulture)}/stat");
        return text[(text.LastIndexOf(')') + 2)..].Split(' ')[36];
    }

    // Its name holds what separates the fields of /proc/PID/stat.
    private static Process Sleeper()
    {
        using var folder = new TempFolder();
        var program = folder[") 1 (2) 3"];
        File.Copy("/bin/sleep", program);
        return Process.Start(program, "60");
    }

    // What a test does to its thread must not reach the thread pool.
    private static void OnAThread(Action test)
    {
        Exception? failure = null;
        var thread = new Thread(() => failure = Record.Exception(test));
        thread.Start();
        thread.Join();
        if (failure is not null)
        {
            throw new InvalidOperationException(failure.Message, failure);
        }
    }
}
