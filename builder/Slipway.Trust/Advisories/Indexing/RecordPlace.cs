namespace Slipway.Trust.Advisories.Indexing;

/// <summary>Where a record about a package lies.</summary>
internal readonly record struct RecordPlace(ulong Package, long Offset) : IComparable<RecordPlace>
{
    public int CompareTo(RecordPlace other) => Package != other.Package ? Package.CompareTo(other.Package) : Offset.CompareTo(other.Offset);
}
