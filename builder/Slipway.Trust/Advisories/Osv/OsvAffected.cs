using System.Collections.Immutable;
using Slipway.Trust.Versions;

namespace Slipway.Trust.Advisories.Osv;

/// <summary>Which versions of one package are affected: those listed, and those in any of the ranges.</summary>
public sealed record OsvAffected(string Ecosystem, string Name)
{
    /// <summary>Versions listed one by one.</summary>
    public ImmutableArray<string> Versions { get; init; } = [];

    /// <summary>Ranges of the ecosystem's order.</summary>
    public ImmutableArray<OsvRange> Ranges { get; init; } = [];

    /// <summary>A severity for this package alone, in words.</summary>
    public Severity Severity { get; init; }

    /// <summary>
    /// Whether a version is affected. An entry that names neither versions nor ranges speaks of all versions: silence is no all-clear.
    /// </summary>
    public bool Contains(string version, IVersionOrder order) =>
        (Versions.IsEmpty && Ranges.IsEmpty)
        || Versions.Any(listed => order.Compare(listed, version) == 0)
        || Ranges.Any(range => range.Contains(version, order));

    /// <summary>The first version after <paramref name="version"/> that is fixed; null when none is.</summary>
    public string? FixedAfter(string version, IVersionOrder order) =>
        Ranges.Select(range => range.FixedAfter(version, order)).OfType<string>().Order(order).FirstOrDefault();
}
