using System.Text;

namespace Slipway.Trust.Advisories.Indexing;

/// <summary>
/// The file that makes a database quick to ask: a header, then the places of records sorted by the hash of ecosystem and package, then
/// the records, each a 32-bit length and the JSON of what matters in it. All numbers are little-endian. An ecosystem of which there is
/// any record has a place of its own, under no package's name, which leads to no record; so has each source of data.
/// </summary>
internal static class IndexFormat
{
    public const int HeaderLength = 64;
    public const int PlaceLength = 16;

    /// <summary>Where the place of an ecosystem leads.</summary>
    public const long NoRecord = -1;

    /// <summary>The last digit is the format's version.</summary>
    public static ReadOnlySpan<byte> Magic => "SLPADV03"u8;

    /// <summary>
    /// The place that tells how new the data of a source is: the complement of the seconds since 1970, which is no offset. A source is what
    /// is fetched together: all releases of a distribution, `Debian` of `Debian:12`.
    /// </summary>
    public static ulong Source(ReadOnlySpan<byte> ecosystem) =>
        Hash(ecosystem.IndexOf((byte)':') is >= 0 and var colon ? ecosystem[..colon] : ecosystem, [1]);

    /// <summary>
    /// FNV-1a of the ecosystem, a zero and the package's name. NuGet's names mean the same in any case. Two packages may share a hash:
    /// whoever reads a record compares the name in it.
    /// </summary>
    public static ulong Hash(ReadOnlySpan<byte> ecosystem, ReadOnlySpan<byte> name)
    {
        var fold = ecosystem.SequenceEqual("NuGet"u8);
        var hash = 14695981039346656037;
        foreach (var octet in ecosystem)
        {
            hash = (hash ^ octet) * 1099511628211;
        }

        hash *= 1099511628211;
        foreach (var octet in name)
        {
            hash = (hash ^ (fold && octet is >= (byte)'A' and <= (byte)'Z' ? octet | 0x20u : octet)) * 1099511628211;
        }

        return hash;
    }

    /// <inheritdoc cref="Hash(ReadOnlySpan{byte}, ReadOnlySpan{byte})" />
    public static ulong Hash(string ecosystem, string name) => Hash(Encoding.UTF8.GetBytes(ecosystem), Encoding.UTF8.GetBytes(name));
}
