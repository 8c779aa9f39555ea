using System.Text;
using Slipway.Sdk.Calls;

namespace Slipway.Server.Stdio;

/// <summary>
/// When a plugin whose processes fail may be started again: at once after the first failure, then after waits that double
/// up to a limit. A call that is answered makes all good.
/// </summary>
internal sealed class RestartPolicy(StdioPlugin plugin, TimeProvider clock)
{
    private readonly Lock _lock = new();
    private int _failures;
    private long _notBefore;
    private string? _lastFault;

    /// <summary>The last thing that went wrong.</summary>
    public string? LastFault
    {
        get
        {
            lock (_lock)
            {
                return _lastFault;
            }
        }
    }

    /// <summary>How long no process may be started; zero or less when one may.</summary>
    public TimeSpan Remaining
    {
        get
        {
            lock (_lock)
            {
                return _failures < 2 ? TimeSpan.Zero : clock.GetElapsedTime(clock.GetTimestamp(), _notBefore);
            }
        }
    }

    /// <summary>A process failed; <paramref name="fault"/> says how, in words that follow the plugin's name.</summary>
    public void Failed(string fault)
    {
        lock (_lock)
        {
            _lastFault = fault;
            _failures++;
            _notBefore = clock.GetTimestamp() + (long)(Wait(_failures).TotalSeconds * clock.TimestampFrequency);
        }
    }

    /// <summary>Something went wrong that is no reason to wait.</summary>
    public void Noted(string fault)
    {
        lock (_lock)
        {
            _lastFault = fault;
        }
    }

    /// <summary>A call was answered.</summary>
    public void Succeeded()
    {
        if (Volatile.Read(ref _failures) != 0)
        {
            lock (_lock)
            {
                _failures = 0;
            }
        }
    }

    /// <summary>What a caller is told who comes too early; null when a process may be started.</summary>
    public ProviderException? Refusal()
    {
        lock (_lock)
        {
            var remaining = clock.GetElapsedTime(clock.GetTimestamp(), _notBefore);
            return _failures < 2 || remaining <= TimeSpan.Zero ? null : new ProviderException(
                ErrorCodes.Unavailable,
                FormattableString.Invariant(
                    $"plugin {plugin.Name} {_lastFault} ({_failures} failures in a row); it is started again in {remaining.TotalSeconds:0.0} s"))
            {
                Retryable = true,
                RetryAfter = remaining,
            };
        }
    }

    private TimeSpan Wait(int failures)
    {
        if (failures < 2)
        {
            return TimeSpan.Zero;
        }

        var doubled = plugin.FirstBackoff * Math.Pow(2, Math.Min(failures - 2, 30));
        return (doubled < plugin.LongestBackoff ? doubled : plugin.LongestBackoff) * Jitter(failures);
    }

    // Between a half and one, so that servers and plugins that failed together do not come back together. It depends on
    // the name and the count alone: the same faults wait the same time.
    private double Jitter(int failures)
    {
        var hash = 2166136261u;
        foreach (var part in Encoding.UTF8.GetBytes(plugin.Name))
        {
            hash = (hash ^ part) * 16777619u;
        }

        return 0.5 + ((hash ^ (uint)failures) * 2654435769u / (2.0 * uint.MaxValue));
    }
}
