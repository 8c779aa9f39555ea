namespace Slipway.Builder.Caching;

/// <summary>
/// Who uses a cache holds it together with any others who do; who shrinks it has it alone, so that no build loses what it is about to read.
/// The lock is the system's, on one empty file: whoever dies lets go.
/// </summary>
public sealed class CacheHold : IDisposable
{
    private const string Name = ".in-use";

    // EWOULDBLOCK of Linux: the lock is somebody else's.
    private const int Taken = 11;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly FileStream? _lock;

    private CacheHold(FileStream? held) => _lock = held;

    /// <summary>Holds it together with others, once nobody has it alone. A cache in which nothing can be written is used without: its owner knows of no readers.</summary>
    public static async Task<CacheHold> TogetherAsync(string folder, TimeProvider clock, CancellationToken token)
    {
        while (true)
        {
            try
            {
                Directory.CreateDirectory(folder);
                return new(Open(folder, FileShare.Read));
            }
            catch (IOException exception) when (exception.HResult == Taken)
            {
                await Task.Delay(Pause, clock, token);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // What is truly wrong with the folder is told by whoever reads or writes there.
                return new(null);
            }
        }
    }

    /// <summary>Has it alone; null when others still use it after the time given.</summary>
    public static async Task<CacheHold?> AloneAsync(string folder, TimeSpan patience, TimeProvider clock, CancellationToken token)
    {
        for (var begun = clock.GetTimestamp(); ; await Task.Delay(Pause, clock, token))
        {
            try
            {
                return new(Directory.Exists(folder) ? Open(folder, FileShare.None) : null);
            }
            catch (IOException exception) when (exception.HResult == Taken)
            {
                if (clock.GetElapsedTime(begun) >= patience)
                {
                    return null;
                }
            }
        }
    }

    /// <summary>Lets go.</summary>
    public void Dispose() => _lock?.Dispose();

    private static FileStream Open(string folder, FileShare share) =>
        new(Path.Combine(folder, Name), FileMode.OpenOrCreate, FileAccess.Read, share, bufferSize: 0);
}
