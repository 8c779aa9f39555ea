using Slipway.Sdk.Calls;

namespace Slipway.Server.Tests.Stdio;

[CollectionDefinition(nameof(SoakTests), DisableParallelization = true)]
public sealed class SoakCollection;

[Collection(nameof(SoakTests))]
public sealed class SoakTests
{
    [Fact]
    public async Task Invoke_ManyCallsWithCrashes_LeaveNothingBehind()
    {
        await RunAsync(200); // what is made once is made now
        var (handles, threads) = (Handles(), Threads());
        var children = Children();

        for (var round = 0; round < 2; round++)
        {
            await RunAsync(1000);
        }

        Assert.Equal(children, Children());
        await PluginUnderTest.UntilAsync(() => Handles() <= handles);
        await PluginUnderTest.UntilAsync(() => Threads() <= threads + 10);
    }

    private static async Task RunAsync(int calls)
    {
        await using var plugin = PluginUnderTest.Mock(plugin => plugin with { Processes = 3, QueueLimit = 5000 });
        var (answered, refused) = (0, 0);
        await Parallel.ForAsync(0, calls, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (i, _) =>
        {
            var id = (i % 100) switch { 13 => "mock-crash", 37 => "mock-half", 61 => "mock-dup", 83 => "mock-crash-after", _ => $"echo-{i}" };
            try
            {
                Assert.Equal(id, (await plugin.GetAsync(id)).Id);
                Interlocked.Increment(ref answered);
            }
            catch (ProviderException refusal) when (refusal.Code is ErrorCodes.ProviderError or ErrorCodes.Unavailable)
            {
                Interlocked.Increment(ref refused);
            }
        });

        Assert.Equal(calls, answered + refused);
        Assert.True(answered > calls / 2, $"{answered} of {calls} were answered");
    }

    private static int Handles() => Directory.GetFileSystemEntries("/proc/self/fd").Length;

    private static int Threads() => Directory.GetDirectories("/proc/self/task").Length;

    private static int Children() =>
        Directory.GetDirectories("/proc/self/task")
            .Sum(task => File.ReadAllText(Path.Combine(task, "children")).Split(' ', StringSplitOptions.RemoveEmptyEntries).Length);
}
