using System.Text.RegularExpressions;

namespace Slipway.Builder.Upkeep;

/// <summary>What somebody wants to be newer, and how far it may go.</summary>
public sealed record UpdateScope
{
    /// <summary>Names, package ids, or patterns of them with <c>*</c>; empty for the server and all plugins.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>How far versions may move.</summary>
    public UpdateReach Reach { get; init; } = UpdateReach.Major;

    /// <summary>Whether versions before a release count; where the manifest names one, they do anyway.</summary>
    public bool Prereleases { get; init; }

    /// <summary>Whether it is about this. An override pins on purpose, so it moves only when it is named.</summary>
    public bool Means(UpdateSubject subject) =>
        Names.Count == 0 ? subject.Kind != UpdateKind.Override : Names.Any(name => Matches(name, subject));

    /// <summary>Whether a name or pattern is about this.</summary>
    public static bool Matches(string name, UpdateSubject subject)
    {
        var pattern = $@"\A{Regex.Escape(name).Replace(@"\*", ".*", StringComparison.Ordinal)}\z";
        return new[] { subject.Name, subject.Module.ToString() }
            .Any(known => Regex.IsMatch(known, pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking));
    }
}
