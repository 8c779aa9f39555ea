using System.IO.Compression;

namespace Slipway.Builder.Packages;

/// <summary>Whether the files of a package are those that were packed: the zip's own checksums, which .NET does not look at.</summary>
internal static class PackageContents
{
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(index =>
        Enumerable.Range(0, 8).Aggregate((uint)index, (value, _) => (value & 1) == 0 ? value >> 1 : (value >> 1) ^ 0xEDB88320))];

    /// <summary>What is wrong with the first file that is not whole; null when all are.</summary>
    public static string? WhyNot(ZipArchive archive)
    {
        var buffer = new byte[64 * 1024];
        foreach (var entry in archive.Entries)
        {
            try
            {
                using var stream = entry.Open();
                var checksum = uint.MaxValue;
                var left = entry.Length;
                while (left >= 0 && stream.Read(buffer) is var read and > 0)
                {
                    left -= read;
                    checksum = Continue(checksum, buffer.AsSpan(0, read));
                }

                if (left != 0 || ~checksum != entry.Crc32)
                {
                    return $"\"{entry.FullName}\" is damaged: its checksum is another";
                }
            }
            catch (Exception exception) when (exception is InvalidDataException or NotSupportedException or IOException)
            {
                return $"\"{entry.FullName}\" cannot be read: {exception.Message.TrimEnd('.')}";
            }
        }

        return null;
    }

    private static uint Continue(uint checksum, ReadOnlySpan<byte> bytes)
    {
        foreach (var one in bytes)
        {
            checksum = Table[(byte)(checksum ^ one)] ^ (checksum >> 8);
        }

        return checksum;
    }
}
