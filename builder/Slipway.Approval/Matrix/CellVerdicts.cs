using Slipway.Builder.Linking;

namespace Slipway.Approval.Matrix;

/// <summary>What linking found, and why not or why nobody knows.</summary>
public sealed record LinkedVerdict(LinkedState State, string? Reason = null)
{
    /// <summary>Everything that it refers to is there.</summary>
    public static LinkedVerdict Links { get; } = new(LinkedState.Links);

    /// <summary>What was found in a plugin and in all that it brings. What is only doubtful breaks nothing.</summary>
    public static LinkedVerdict Of(IEnumerable<LinkedPackage> packages)
    {
        const int told = 3;
        var broken = packages.SelectMany(package => package.Findings.Where(finding => !finding.IsDoubtful).Select(finding => finding.ToString())).ToList();
        return broken.Count == 0 ? Links
            : new LinkedVerdict(LinkedState.Broken, string.Join("; ", broken.Take(told)) + (broken.Count > told ? $"; and {broken.Count - told} more" : ""));
    }
}

/// <summary>What evidence says, why it does not count, and the evidence by its digest.</summary>
public sealed record ProvenVerdict(ProvenState State, string? Reason = null, string? Evidence = null);
