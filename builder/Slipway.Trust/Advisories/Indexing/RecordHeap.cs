using System.Buffers.Binary;

namespace Slipway.Trust.Advisories.Indexing;

/// <summary>Records that one worker has read, and their places, counted from the heap's own beginning.</summary>
internal sealed class RecordHeap
{
    private const int LengthField = 4;

    private readonly List<ulong> _packages = [];
    private readonly HashSet<ulong> _sources = [];
    private byte[] _bytes = new byte[1 << 20];
    private int _length;
    private int _start;

    public List<RecordPlace> Places { get; } = [];

    /// <summary>The hashes of the ecosystems that were spoken of.</summary>
    public HashSet<ulong> Ecosystems { get; } = [];

    /// <summary>Seconds since 1970 of the newest change in the data of each source, by <see cref="IndexFormat.Source"/>.</summary>
    public Dictionary<ulong, long> Sources { get; } = [];

    public long Length => _length;

    public int Count { get; private set; }

    /// <summary>Seconds since 1970 of the newest change that any record tells of.</summary>
    public long Newest { get; private set; }

    public void Begin()
    {
        _packages.Clear();
        _sources.Clear();
        _start = _length;
        Append([0, 0, 0, 0, (byte)'{']);
    }

    public void Keep(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        Append(_length == _start + LengthField + 1 ? "\""u8 : ",\""u8);
        Append(name);
        Append("\":"u8);
        Append(value);
    }

    public void IsAbout(ulong package)
    {
        if (!_packages.Contains(package))
        {
            _packages.Add(package);
        }
    }

    public void SpeaksOf(ReadOnlySpan<byte> ecosystem)
    {
        Ecosystems.Add(IndexFormat.Hash(ecosystem, []));
        _sources.Add(IndexFormat.Source(ecosystem));
    }

    /// <summary>Forgets the record that was begun.</summary>
    public void Drop() => _length = _start;

    /// <summary>Keeps the record that was begun, if it is about any package.</summary>
    public void End(long modified)
    {
        Newest = Math.Max(Newest, modified);
        foreach (var source in _sources)
        {
            Sources[source] = Math.Max(Sources.GetValueOrDefault(source), modified);
        }

        if (_packages.Count == 0)
        {
            Drop();
            return;
        }

        Append("}"u8);
        BinaryPrimitives.WriteInt32LittleEndian(_bytes.AsSpan(_start), _length - _start - LengthField);
        foreach (var package in _packages)
        {
            Places.Add(new RecordPlace(package, _start));
        }

        Count++;
        _start = _length;
    }

    public void CopyTo(Stream target) => target.Write(_bytes, 0, _length);

    private void Append(ReadOnlySpan<byte> bytes)
    {
        if (_bytes.Length - _length < bytes.Length)
        {
            Array.Resize(ref _bytes, (int)Math.Min(Array.MaxLength, Math.Max(_bytes.Length * 2L, _length + (long)bytes.Length)));
        }

        bytes.CopyTo(_bytes.AsSpan(_length));
        _length += bytes.Length;
    }
}
