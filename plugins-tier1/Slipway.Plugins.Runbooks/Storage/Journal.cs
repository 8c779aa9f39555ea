using System.Globalization;
using System.Text.Json;
using Slipway.Plugins.Runbooks.Runs;
using Slipway.Sdk.Calls;

namespace Slipway.Plugins.Runbooks.Storage;

/// <summary>
/// An open file of runs. A change is one line at its end, on the disk before anybody hears of it. Only the last line can be half written,
/// because the next is begun when it is whole: such a one was never answered, and is cut off.
/// </summary>
internal sealed class Journal : IDisposable
{
    private const int SpareLines = 1000;
    private readonly string _path;
    private readonly RunTable _runs;
    private FileStream _file;
    private int _lines;

    private Journal(string path, FileStream file, RunTable runs) => (_path, _file, _runs) = (path, file, runs);

    /// <summary>The runs as they are now.</summary>
    public RunTable Runs => _runs;

    /// <summary>What was cut off when it was opened, in words; null when nothing was.</summary>
    public string? Cut { get; private set; }

    /// <summary>Opens or makes the file.</summary>
    /// <exception cref="ProviderException">It is no file of runs, or damaged.</exception>
    public static Journal Open(string path, int keep)
    {
        var journal = new Journal(path, new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0), new RunTable(keep));
        try
        {
            journal.Load();
            return journal;
        }
        catch
        {
            journal.Dispose();
            throw;
        }
    }

    /// <summary>Keeps a run as it is from now on.</summary>
    public void Append(StoredRun run)
    {
        Write(JournalLine.Write(RunJson.Write(run)));
        _runs.Put(run);
        _lines++;
        if (_lines > (2 * _runs.Count) + SpareLines)
        {
            Rewrite();
        }
    }

    public void Dispose() => _file.Dispose();

    private void Write(ReadOnlySpan<byte> bytes)
    {
        var end = _file.Length;
        try
        {
            _file.Position = end;
            _file.Write(bytes);
            _file.Flush(flushToDisk: true);
        }
        catch
        {
            // What nobody was told must not be there: the disk is full, or gone.
            _file.SetLength(end);
            throw;
        }
    }

    private void Load()
    {
        var bytes = new byte[_file.Length];
        _file.ReadExactly(bytes);
        if (JournalLine.Header.StartsWith(bytes))
        {
            _file.SetLength(0);
            Write(JournalLine.Header);
            return;
        }

        if (!bytes.AsSpan().StartsWith(JournalLine.Header))
        {
            throw new ProviderException(ErrorCodes.ProviderError, $"{_path}:1: this is no file of runs; move it away, or configure another one under runs");
        }

        var place = JournalLine.Header.Length;
        while (place < bytes.Length)
        {
            var rest = bytes.AsSpan(place);
            var length = rest.IndexOf((byte)'\n');
            if (length < 0 || !TryPut(rest[..length]))
            {
                CutOff(place, isLast: length < 0 || length + 1 == rest.Length);
                return;
            }

            place += length + 1;
            _lines++;
        }
    }

    private bool TryPut(ReadOnlySpan<byte> line)
    {
        if (JournalLine.Read(line) is not { } text)
        {
            return false;
        }

        try
        {
            _runs.Put(RunJson.Read(text));
            return true;
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new ProviderException(ErrorCodes.ProviderError, $"{Place()}: this is not how a run is kept; was it written by a later version?", exception);
        }
    }

    private void CutOff(int place, bool isLast)
    {
        if (!isLast)
        {
            throw new ProviderException(
                ErrorCodes.ProviderError, $"{Place()}: the file is damaged in the middle, so it is left as it is; restore it, or move it away to begin anew");
        }

        _file.SetLength(place);
        _file.Flush(flushToDisk: true);
        Cut = $"{Place()}: the last change was only half written, as by a crash; it was never answered, and is cut off";
    }

    private string Place() => string.Create(CultureInfo.InvariantCulture, $"{_path}:{_lines + 2}");

    // The new file takes the place of the old one when it is whole; a crash before that leaves the old one.
    private void Rewrite()
    {
        var next = _path + ".new";
        var file = new FileStream(next, FileMode.Create, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
        try
        {
            using (var all = new MemoryStream())
            {
                all.Write(JournalLine.Header);
                foreach (var run in _runs.All)
                {
                    all.Write(JournalLine.Write(RunJson.Write(run)));
                }

                all.WriteTo(file);
            }

            file.Flush(flushToDisk: true);
            File.Move(next, _path, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The old file is whole; it only stays longer than it need be. The next change tries again.
            file.Dispose();
            return;
        }

        _file.Dispose();
        (_file, _lines) = (file, _runs.Count);
    }
}
