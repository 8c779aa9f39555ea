using System.IO.MemoryMappedFiles;
using System.Text;
using System.Text.Json;
using Slipway.Trust.Advisories.Osv;

namespace Slipway.Trust.Advisories.Indexing;

/// <summary>An index opened for asking. Any number of threads may ask at once.</summary>
public sealed class AdvisoryIndex : IDisposable
{
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;
    private readonly long _places;
    private readonly long _records;

    private AdvisoryIndex(MemoryMappedFile file, MemoryMappedViewAccessor view)
    {
        (_file, _view) = (file, view);
        _places = view.ReadInt64(8);
        _records = IndexFormat.HeaderLength + (_places * IndexFormat.PlaceLength);
        Newest = DateTimeOffset.FromUnixTimeSeconds(view.ReadInt64(24));
        Count = view.ReadInt64(32);
    }

    /// <summary>The newest change that any record tells of.</summary>
    public DateTimeOffset Newest { get; }

    /// <summary>How many advisories there are, without those withdrawn.</summary>
    public long Count { get; }

    /// <summary>Opens an index.</summary>
    public static Checked<AdvisoryIndex> Open(string path)
    {
        try
        {
            var length = new FileInfo(path).Length;
            var file = MemoryMappedFile.CreateFromFile(File.OpenRead(path), null, 0, MemoryMappedFileAccess.Read,
                HandleInheritability.None, leaveOpen: false);
            var view = file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
            if (IsWhole(view, length))
            {
                return new AdvisoryIndex(file, view);
            }

            view.Dispose();
            file.Dispose();
            return AdvisoryProblems.NotAnIndex(path);
        }
        catch (Exception error) when (error is IOException or ArgumentException or UnauthorizedAccessException)
        {
            return AdvisoryProblems.NotAnIndex(path);
        }
    }

    /// <summary>Whether there is any advisory of an ecosystem. Where there is none, that nothing was found says nothing.</summary>
    public bool Covers(string ecosystem) =>
        IndexFormat.Hash(ecosystem, "") is var hash && FirstPlace(hash) is var at && at < _places && PackageAt(at) == hash;

    /// <summary>The newest change in the data that an ecosystem's came with; null where there is none.</summary>
    public DateTimeOffset? NewestOf(string ecosystem) =>
        IndexFormat.Source(Encoding.UTF8.GetBytes(ecosystem)) is var hash && FirstPlace(hash) is var at && at < _places && PackageAt(at) == hash
            ? DateTimeOffset.FromUnixTimeSeconds(~_view.ReadInt64(PlaceOf(at) + 8))
            : null;

    /// <summary>The advisories that speak of a package, in whatever version.</summary>
    public IReadOnlyList<OsvAdvisory> Find(string ecosystem, string name)
    {
        var hash = IndexFormat.Hash(ecosystem, name);
        var comparison = ecosystem == "NuGet" ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        var found = new List<OsvAdvisory>();
        for (var at = FirstPlace(hash); at < _places && PackageAt(at) == hash; at++)
        {
            if (_view.ReadInt64(PlaceOf(at) + 8) is not (>= 0 and var record))
            {
                continue;
            }

            var advisory = ReadRecord(record, ecosystem, name);
            var affected = advisory.Affected.Where(one => one.Ecosystem == ecosystem && one.Name.Equals(name, comparison)).ToArray();
            if (affected.Length > 0)
            {
                found.Add(advisory with { Affected = [.. affected] });
            }
        }

        return found;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _view.Dispose();
        _file.Dispose();
    }

    private static bool IsWhole(MemoryMappedViewAccessor view, long length)
    {
        var magic = new byte[IndexFormat.Magic.Length];
        return length >= IndexFormat.HeaderLength
            && view.ReadArray(0, magic, 0, magic.Length) == magic.Length
            && magic.AsSpan().SequenceEqual(IndexFormat.Magic)
            && view.ReadInt64(8) >= 0
            && IndexFormat.HeaderLength + (view.ReadInt64(8) * IndexFormat.PlaceLength) + view.ReadInt64(16) == length;
    }

    private long FirstPlace(ulong hash)
    {
        var (low, high) = (0L, _places);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = PackageAt(middle) < hash ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    // A record that cannot be read may be about this package in any version: it is reported, not skipped.
    private OsvAdvisory ReadRecord(long offset, string ecosystem, string name)
    {
        var at = _records + offset;
        var length = _view.ReadInt32(at);
        var record = new byte[length];
        try
        {
            _view.ReadArray(at + 4, record, 0, length);
            return OsvReader.Read(record);
        }
        catch (JsonException error)
        {
            return new OsvAdvisory("UNREADABLE")
            {
                Summary = $"A record of the database about this package cannot be read: {error.Message}",
                Affected = [new OsvAffected(ecosystem, name)],
            };
        }
    }

    private ulong PackageAt(long place) => _view.ReadUInt64(PlaceOf(place));

    private static long PlaceOf(long place) => IndexFormat.HeaderLength + (place * IndexFormat.PlaceLength);
}
