namespace Slipway.Metadata.Tiers;

/// <summary>One thing that a tier needs.</summary>
/// <param name="Id">A stable name, such as <c>conformance</c>.</param>
/// <param name="Title">What has to be there.</param>
/// <param name="Rationale">Why the tier asks for it.</param>
/// <param name="Command">The command or deed that makes it; {id}, {version}, {module} and {server} stand for those of the case.</param>
/// <param name="WhyMissing">Why it is missing, or null when it is there.</param>
public sealed record TierRequirement(string Id, string Title, string Rationale, string Command, Func<TierCase, string?> WhyMissing)
{
    internal MissingProof? Judge(TierCase subject) => WhyMissing(subject) is { } reason
        ? new MissingProof(this, reason, Fill(subject))
        : null;

    private string Fill(TierCase subject) => Command
        .Replace("{id}", subject.Entry.Id, StringComparison.Ordinal)
        .Replace("{version}", subject.Version.Version.ToString(), StringComparison.Ordinal)
        .Replace("{module}", subject.Entry.Module, StringComparison.Ordinal)
        .Replace("{server}", subject.LatestServer?.ToString() ?? "VERSION", StringComparison.Ordinal);
}
