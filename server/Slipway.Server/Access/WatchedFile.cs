namespace Slipway.Server.Access;

/// <summary>
/// Notices that a file has changed when somebody asks, at most once a second. It follows links, since orchestrators
/// change mounted secrets by moving a link.
/// </summary>
internal sealed class WatchedFile(string path, TimeProvider clock)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private long _asked = clock.GetTimestamp();
    private (string, DateTime, long) _stamp = Stamp(path);

    public string Path => path;

    /// <summary>True once after each change; a file that vanished has not changed yet.</summary>
    public bool HasChanged()
    {
        if (clock.GetElapsedTime(Volatile.Read(ref _asked)) < Interval)
        {
            return false;
        }

        lock (_gate)
        {
            Volatile.Write(ref _asked, clock.GetTimestamp());
            var stamp = Stamp(path);
            var changed = stamp != _stamp && stamp.Length >= 0;
            _stamp = changed ? stamp : _stamp;
            return changed;
        }
    }

    private static (string Target, DateTime Written, long Length) Stamp(string path)
    {
        try
        {
            var file = new FileInfo(path);
            file = file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file;
            return file.Exists ? (file.FullName, file.LastWriteTimeUtc, file.Length) : (file.FullName, default, -1);
        }
        catch (IOException)
        {
            return (path, default, -1);
        }
    }
}
