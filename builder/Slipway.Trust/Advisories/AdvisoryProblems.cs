namespace Slipway.Trust.Advisories;

/// <summary>What can be wrong with databases of advisories, and with what people say about findings.</summary>
internal static class AdvisoryProblems
{
    public static TrustProblem Unreadable(string subject, string reason) => new(
        "SLP6300", subject, $"The advisory cannot be read, so it is not looked for: {reason}", "Fetch the database again.");

    public static TrustProblem NotAnIndex(string path) => new(
        "SLP6301", path, "This is no advisory index of this version, or it is not whole.", "Make it again: `slipway scan --update-index`.");

    public static TrustProblem NoDatabase(string folder) => new(
        "SLP6302", folder, "There are no advisories here, so nothing was checked for known weaknesses.",
        "Put osv-scanner's database here (`osv-scanner/NuGet/all.zip`), a folder of OSV records, or pages of a NuGet vulnerability feed in `nuget/`.");

    public static TrustProblem TooOld(DateTimeOffset newest, TimeSpan age, TimeSpan allowed) => new(
        "SLP6303", "the advisory database", "The database is older than the policy allows: what became known since then would not be found.",
        "Fetch it again, or raise `vulnerabilities.database.maxAge` and say why.")
    {
        Expected = $"at most {allowed.TotalDays:0.#} days old",
        Found = $"{age.TotalDays:0.#} days old (newest advisory {newest:u})",
    };

    public static TrustProblem Malformed(string subject, string reason) => new(
        "SLP6310", subject, $"This is no VEX document that can be read: {reason}", "Ask its author for OpenVEX 0.2 or CycloneDX JSON.");

    public static TrustProblem OverdueIgnore(string id, string package, DateOnly until) => new(
        "SLP6311", $"{id} in {package}", $"It was to be ignored until {until:yyyy-MM-dd}, and that day has come.",
        "Decide again: update the package, or state a new reason and a new day.");

    public static TrustProblem UnusedIgnore(string id, string package) => new(
        "SLP6312", $"{id} in {package}", "It is to be ignored, but nothing like it was found.", "Remove the line; it may hide something later.");

    public static TrustProblem Vulnerable(string id, string package, string severity, string advice) => new(
        "SLP6320", package, $"It has the known weakness {id} ({severity}), which the policy does not allow.", advice);

    public static TrustProblem Unscored(string id, string package, string advice) => new(
        "SLP6321", package, $"It has the known weakness {id}, whose severity nobody has stated; the policy does not let such pass.", advice);

    public static TrustProblem NotChecked(string package, string reason) => new(
        "SLP6322", package, $"It could not be checked for known weaknesses: {reason}.", "Check it by other means, or have the policy allow it.");
}
