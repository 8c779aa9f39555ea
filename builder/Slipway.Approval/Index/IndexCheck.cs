using Slipway.Builder.Curation;
using Slipway.Metadata.Diagnostics;
using Slipway.Metadata.Index;
using Slipway.Metadata.Shapes;
using Slipway.Metadata.Tiers;
using Slipway.Metadata.Versions;

namespace Slipway.Approval.Index;

/// <summary>Judges a curated index: its files, what became of those of an earlier state, all evidence, and every claimed tier.</summary>
public sealed record IndexCheck
{
    /// <summary>The released versions of the server.</summary>
    public required IReadOnlyList<SemanticVersion> Servers { get; init; }

    /// <summary>The time that counts where nothing else proves when evidence was signed.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The content hashes of the plugins that this release lists itself as built in; null when that is not known.</summary>
    public IReadOnlySet<string>? Released { get; init; }

    /// <summary>An earlier state of the index, which must not be contradicted.</summary>
    public IndexFolder? Before { get; init; }

    /// <summary>Reads an index and judges all of it; null when its files cannot be read.</summary>
    public IReadOnlyList<TierVerdict>? Run(IndexFolder folder, DiagnosticBag bag)
    {
        if (Read(folder, bag) is not { } index || (Before is not null && Read(Before, bag) is null))
        {
            return null;
        }

        if (Before is not null)
        {
            bag.AddRange(IndexRelations.CheckHistory(Read(Before, new DiagnosticBag())!, index));
        }

        var verdicts = index.Entries.SelectMany(entry => entry.Versions.Select(version => Judge(entry, version, index, folder))).ToList();
        foreach (var verdict in verdicts)
        {
            bag.AddRange(Problems(verdict));
        }

        return verdicts;
    }

    /// <summary>What the evidence for one version carries.</summary>
    public TierVerdict Judge(IndexEntry entry, IndexVersion version, PluginIndex index, IndexFolder folder) => TierVerdict.Of(new TierCase(
        entry, version, EvidenceVerifier.Verify(version, index.FindPublisher(entry.Publisher), folder, Now), Servers) { Released = Released });

    /// <summary>What is wrong with a version: evidence that does not hold, and each proof that the claimed tier lacks.</summary>
    public static IEnumerable<Diagnostic> Problems(TierVerdict verdict) => Broken(verdict).Concat(verdict.CheckClaim());

    /// <summary>Reads an index; null when a diagnostic of severity error was added.</summary>
    public static PluginIndex? Read(IndexFolder folder, DiagnosticBag bag)
    {
        var reading = PluginIndex.Read(folder.Files(), ReadMode.Strict);
        bag.AddRange(reading.Diagnostics);
        return reading.Value;
    }

    // What is listed and does not hold is a fault of the index, whatever tier is claimed.
    private static IEnumerable<Diagnostic> Broken(TierVerdict verdict) => verdict.Case.Evidence.Index()
        .Where(one => one.Item.Problem is not null)
        .Select(one => IndexRules.BrokenEvidence.At(
            verdict.Case.Entry.Source.PositionAt($"spec.versions[{verdict.Case.Entry.Versions.ToList().IndexOf(verdict.Case.Version)}].evidence[{one.Index}]"),
            $"the {one.Item.Type} evidence of {verdict.Case.Entry.Id} {verdict.Case.Version.Version} does not hold: {one.Item.Problem}", "list evidence that holds, or none"));
}
