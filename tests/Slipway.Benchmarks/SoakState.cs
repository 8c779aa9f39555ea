namespace Slipway.Benchmarks;

/// <summary>What the process holds.</summary>
internal sealed record SoakState(int Sockets, int Processes, int Handles, int Threads, long Heap)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>The state once it is quiet: as it was before, or when the patience ends.</summary>
    public static async Task<SoakState> SettledAsync(SoakState? before)
    {
        var started = TimeProvider.System.GetTimestamp();
        await Task.Delay(TimeSpan.FromSeconds(3)); // Connections end, replaced plugins go.
        var state = Now();
        while (before is not null
            && (state.Sockets, state.Processes, state.Handles) != (before.Sockets, before.Processes, before.Handles)
            && TimeProvider.System.GetElapsedTime(started) < Patience)
        {
            await Task.Delay(TimeSpan.FromSeconds(1));
            state = Now();
        }

        return state;
    }

    private static SoakState Now()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var heap = GC.GetTotalMemory(forceFullCollection: true);
        var handles = Directory.GetFileSystemEntries("/proc/self/fd");
        var threads = Directory.GetDirectories("/proc/self/task");
        return new SoakState(
            handles.Count(IsSocket),
            threads.Sum(static thread => File.ReadAllText(Path.Combine(thread, "children")).Split(' ', StringSplitOptions.RemoveEmptyEntries).Length),
            handles.Length,
            threads.Length,
            heap);
    }

    private static bool IsSocket(string handle)
    {
        try
        {
            return File.ResolveLinkTarget(handle, returnFinalTarget: false)?.Name.StartsWith("socket:", StringComparison.Ordinal) == true;
        }
        catch (IOException)
        {
            return false; // The handle by which the folder was listed.
        }
    }
}
