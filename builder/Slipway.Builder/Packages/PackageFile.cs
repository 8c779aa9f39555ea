using System.IO.Compression;
using Slipway.Builder.Resolution;

namespace Slipway.Builder.Packages;

/// <summary>
/// A package's file, opened for reading after everything suspicious about it was refused. It is data: nothing in it is ever run.
/// Entries are read in memory, never unpacked below a folder, and never beyond the size that they declare.
/// </summary>
public sealed class PackageFile : IDisposable
{
    private readonly ZipArchive _archive;
    private readonly Dictionary<string, ZipArchiveEntry> _entries;

    private PackageFile(PackageReference identity, ZipArchive archive, Dictionary<string, ZipArchiveEntry> entries) =>
        (Identity, _archive, _entries) = (identity, archive, entries);

    /// <summary>The package that it is.</summary>
    public PackageReference Identity { get; }

    /// <summary>The paths of its files in ordinal order.</summary>
    public IReadOnlyList<string> Paths => [.. _entries.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Opens a package that must be <paramref name="identity"/>; null when problems were added.</summary>
    public static PackageFile? Open(Stream content, PackageReference identity, ICollection<string> problems)
    {
        ZipArchive archive;
        try
        {
            archive = new ZipArchive(content, ZipArchiveMode.Read);
        }
        catch (InvalidDataException)
        {
            content.Dispose();
            problems.Add("it is not a zip archive");
            return null;
        }

        var entries = PackageEntries.Check(archive, problems);
        var package = entries is null ? null : new PackageFile(identity, archive, entries);
        if (package is null || !PackageNuspec.Matches(package, problems))
        {
            archive.Dispose();
            return null;
        }

        return package;
    }

    /// <summary>Whether a file is there.</summary>
    public bool Has(string path) => _entries.ContainsKey(path);

    /// <summary>The bytes of a file; an <see cref="InvalidDataException"/> when they are not as many as the package declares.</summary>
    public byte[] Read(string path)
    {
        var entry = _entries[path];
        var bytes = new byte[entry.Length];
        using var stream = entry.Open();
        var read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return read == bytes.Length && stream.ReadByte() < 0
            ? bytes
            : throw new InvalidDataException($"{Identity}: \"{path}\" does not have the size that the package declares.");
    }

    /// <summary>How many bytes a file has.</summary>
    public long SizeOf(string path) => _entries[path].Length;

    /// <inheritdoc />
    public void Dispose() => _archive.Dispose();
}
