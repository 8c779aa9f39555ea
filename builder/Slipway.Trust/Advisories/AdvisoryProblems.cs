namespace Slipway.Trust.Advisories;

/// <summary>What can be wrong with databases of advisories, and with what people say about findings.</summary>
public static class AdvisoryProblems
{
    /// <summary>See the rule of its id.</summary>
    public static TrustProblem Unreadable(string subject, string reason) => new(
        "SLP6300", subject, $"The advisory cannot be read, so it is not looked for: {reason}", "Fetch the database again.");

    /// <summary>See the rule of its id.</summary>
    public static TrustProblem NotAnIndex(string path) => new(
        "SLP6301", path, "This is no advisory index of this version, or it is not whole.", "Delete it: the next scan makes it again.");

    /// <summary>See the rule of its id.</summary>
    public static TrustProblem NoDatabase(string folder, string? reason = null) => new(
        "SLP6302", folder, $"{reason ?? "There are no advisories here"}, so nothing was checked for known weaknesses.",
        "Name a folder with `--advisories`: one with osv-scanner's database (`osv-scanner/NuGet/all.zip`), with OSV records, or with pages of a NuGet vulnerability feed in `nuget/`.");

    /// <summary>See the rule of its id.</summary>
    public static TrustProblem UnreadableSource(string path, string reason) => new(
        "SLP6304", path, $"This part of the database cannot be read, so nothing in it was looked for: {reason}.",
        "Fetch it again, mend its permissions, or delete it where its packages need no check.");

    /// <summary>See the rule of its id.</summary>
    public static TrustProblem Uncovered(string ecosystem, int packages) => new(
        "SLP6305", ecosystem, $"The database says nothing about it, so its packages ({packages}) were not checked for known weaknesses.",
        $"Fetch https://osv-vulnerabilities.storage.googleapis.com/{ecosystem.Split(':')[0]}/all.zip into osv-scanner/{ecosystem.Split(':')[0]} of the folder of advisories.");

    /// <summary>See the rule of its id.</summary>
    public static TrustProblem NothingToAsk(int components) => new(
        "SLP6306", "the components", $"None of them ({components}) is a package that a database could be asked about, so nothing was checked for known weaknesses.",
        "Scan something whose packages are listed, with a package URL each; an image without any needs another check.");

    /// <summary>See the rule of its id.</summary>
    public static TrustProblem OfTheFuture(DateTimeOffset newest) => new(
        "SLP6303", "the advisory database", "Its newest advisory is dated in the future, so nobody can tell how old the database is.", "Remove that advisory, or fetch the database again.")
    {
        Expected = "a day that has come",
        Found = $"{newest:u}",
    };

    /// <summary>See the rule of its id.</summary>
    public static TrustProblem TooOld(DateTimeOffset newest, TimeSpan age, TimeSpan allowed) => new(
        "SLP6303", "the advisory database",
        "The database is older than the policy allows: what became known since then would not be found.",
        "Fetch it again, or raise `vulnerabilities.maxAgeDays` of the policy and say why.")
    {
        Expected = $"at most {allowed.TotalDays:0.#} days old",
        Found = $"{age.TotalDays:0.#} days old (newest advisory {newest:u})",
    };

    /// <summary>See the rule of its id.</summary>
    public static TrustProblem Malformed(string subject, string reason) => new(
        "SLP6310", subject, $"This is no VEX document that can be read: {reason}", "Ask its author for OpenVEX 0.2 or CycloneDX JSON.");

    /// <summary>See the rule of its id.</summary>
    public static TrustProblem OverdueIgnore(string id, string package, DateOnly until) => new(
        "SLP6311", $"{id} in {package}", $"It was to be ignored until {until:yyyy-MM-dd}, and that day has come.",
        "Decide again: update the package, or state a new reason and a new day.");

    /// <summary>See the rule of its id.</summary>
    public static TrustProblem UnusedIgnore(string id, string package) => new(
        "SLP6312", $"{id} in {package}", "It is to be ignored, but nothing like it was found.",
        "Remove the line; it may hide something later.");

    /// <summary>See the rule of its id.</summary>
    public static TrustProblem Vulnerable(string id, string package, string severity, string advice) => new(
        "SLP6320", package, $"It has the known weakness {id} ({severity}), which the policy does not allow.", advice);

    /// <summary>See the rule of its id.</summary>
    public static TrustProblem Unscored(string id, string package, string advice) => new(
        "SLP6321", package, $"It has the known weakness {id}, whose severity nobody has stated; the policy does not let such pass.",
        advice);

    /// <summary>See the rule of its id.</summary>
    public static TrustProblem NotChecked(string package, string reason) => new(
        "SLP6322", package, $"It could not be checked for known weaknesses: {reason}.",
        "Check it by other means, or have the policy allow it.");
}
