using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Slipway.Trust.Advisories.Indexing;

/// <summary>Makes an index of sources. It is written under a temporary name and renamed: whoever reads sees the old one or the new one.</summary>
public static class AdvisoryIndexWriter
{
    private const int LargestRecord = 32 * 1024 * 1024;

    /// <summary>
    /// Reads the sources and writes the index. When a source or a record cannot be read there are problems, and no index is written: it
    /// would be silent about what is missing.
    /// </summary>
    public static IReadOnlyList<TrustProblem> Write(IReadOnlyList<AdvisorySource> sources, string path, CancellationToken token)
    {
        var problems = new List<TrustProblem>();
        var heaps = new List<RecordHeap>();
        foreach (var source in sources)
        {
            heaps.AddRange(Read(source, problems, token));
        }

        if (problems.Count > 0)
        {
            return problems;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var draft = $"{path}.{Environment.ProcessId}.tmp";
        using (var file = new FileStream(draft, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16))
        {
            Write(file, heaps);
        }

        File.Move(draft, path, overwrite: true);
        return problems;
    }

    private static void Write(FileStream file, List<RecordHeap> heaps)
    {
        var ecosystems = heaps.SelectMany(heap => heap.Ecosystems).Distinct().ToArray();
        var sources = heaps.SelectMany(heap => heap.Sources).GroupBy(source => source.Key, source => source.Value).ToArray();
        var places = new RecordPlace[heaps.Sum(heap => heap.Places.Count) + ecosystems.Length + sources.Length];
        var (at, start) = (0, 0L);
        foreach (var ecosystem in ecosystems)
        {
            places[at++] = new RecordPlace(ecosystem, IndexFormat.NoRecord);
        }

        foreach (var source in sources)
        {
            places[at++] = new RecordPlace(source.Key, ~source.Max());
        }

        foreach (var heap in heaps)
        {
            foreach (var place in heap.Places)
            {
                places[at++] = place with { Offset = place.Offset + start };
            }

            start += heap.Length;
        }

        Array.Sort(places);
        file.Write(Header(places.Length, heaps));
        file.Write(MemoryMarshal.AsBytes<RecordPlace>(places));
        foreach (var heap in heaps)
        {
            heap.CopyTo(file);
        }
    }

    private static byte[] Header(int places, List<RecordHeap> heaps)
    {
        var header = new byte[IndexFormat.HeaderLength];
        IndexFormat.Magic.CopyTo(header);
        BinaryPrimitives.WriteInt64LittleEndian(header.AsSpan(8), places);
        BinaryPrimitives.WriteInt64LittleEndian(header.AsSpan(16), heaps.Sum(heap => heap.Length));
        BinaryPrimitives.WriteInt64LittleEndian(header.AsSpan(24), heaps.Select(heap => heap.Newest).DefaultIfEmpty().Max());
        BinaryPrimitives.WriteInt64LittleEndian(header.AsSpan(32), heaps.Sum(heap => (long)heap.Count));
        return header;
    }

    private static RecordHeap[] Read(AdvisorySource source, List<TrustProblem> problems, CancellationToken token)
    {
        try
        {
            return source.Kind switch
            {
                AdvisorySourceKind.OsvZip => ReadZip(source.Path, problems, token),
                AdvisorySourceKind.OsvFolder => [ReadFolder(source.Path, problems, token)],
                _ => [ReadPage(source.Path)],
            };
        }
        catch (Exception error) when ((error as AggregateException)?.InnerException is InvalidDataException or IOException
            || error is JsonException or IOException or InvalidDataException or UnauthorizedAccessException)
        {
            problems.Add(AdvisoryProblems.UnreadableSource(source.Path, (error.InnerException ?? error).Message.TrimEnd('.')));
            return [];
        }
    }

    // A zip's entries are independent; each worker opens the file for itself and takes every n-th.
    private static RecordHeap[] ReadZip(string path, List<TrustProblem> problems, CancellationToken token)
    {
        var workers = Math.Clamp(Environment.ProcessorCount, 1, 8);
        var heaps = Enumerable.Range(0, workers).Select(_ => new RecordHeap()).ToArray();
        Parallel.For(0, workers, new ParallelOptions { CancellationToken = token }, worker =>
        {
            using var zip = ZipFile.OpenRead(path);
            var buffer = ArrayPool<byte>.Shared.Rent(1 << 16);
            for (var at = worker; at < zip.Entries.Count; at += workers)
            {
                token.ThrowIfCancellationRequested();
                var entry = zip.Entries[at];
                if (entry.FullName.EndsWith(".json", StringComparison.Ordinal))
                {
                    buffer = ReadEntry(entry, buffer, heaps[worker], problems);
                }
            }

            ArrayPool<byte>.Shared.Return(buffer);
        });
        return heaps;
    }

    private static byte[] ReadEntry(ZipArchiveEntry entry, byte[] buffer, RecordHeap heap, List<TrustProblem> problems)
    {
        if (entry.Length > LargestRecord)
        {
            Report(problems, AdvisoryProblems.Unreadable(entry.FullName, "it is larger than any real record"));
            return buffer;
        }

        if (entry.Length > buffer.Length)
        {
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = ArrayPool<byte>.Shared.Rent((int)entry.Length);
        }

        using var content = entry.Open();
        var record = buffer.AsSpan(0,
            content.ReadAtLeast(buffer.AsSpan(0, (int)entry.Length), (int)entry.Length, throwOnEndOfStream: false));
        Trim(record, entry.FullName, heap, problems);
        return buffer;
    }

    private static RecordHeap ReadFolder(string folder, List<TrustProblem> problems, CancellationToken token)
    {
        var heap = new RecordHeap();
        foreach (var file in Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            token.ThrowIfCancellationRequested();
            Trim(ReadRecord(file), file, heap, problems);
        }

        return heap;
    }

    // A link may lead to a device without an end; what is longer than any record is then no JSON.
    private static byte[] ReadRecord(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        if (stream.Length > 0)
        {
            var whole = new byte[Math.Min(stream.Length, LargestRecord)];
            stream.ReadAtLeast(whole, whole.Length, throwOnEndOfStream: false);
            return whole;
        }

        var content = new byte[LargestRecord];
        return content[..stream.ReadAtLeast(content, content.Length, throwOnEndOfStream: false)];
    }

    private static RecordHeap ReadPage(string path)
    {
        var heap = new RecordHeap();
        NuGetPageReader.Read(File.ReadAllBytes(path), new DateTimeOffset(File.GetLastWriteTimeUtc(path)).ToUnixTimeSeconds(), heap);
        return heap;
    }

    private static void Trim(ReadOnlySpan<byte> record, string name, RecordHeap heap, List<TrustProblem> problems)
    {
        try
        {
            OsvTrimmer.Trim(record, heap);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            heap.Drop();
            Report(problems, AdvisoryProblems.Unreadable(name, error.Message));
        }
    }

    private static void Report(List<TrustProblem> problems, TrustProblem problem)
    {
        lock (problems)
        {
            problems.Add(problem);
        }
    }
}
