namespace Slipway.Trust.Rules;

/// <summary>Known weaknesses.</summary>
internal static class AdvisoryRules
{
    public static IReadOnlyList<TrustRule> All { get; } =
    [
        new TrustRule("SLP6300", "An advisory cannot be read",
            "One record of the database is malformed. Nobody can tell what it would have said, so the check does not pass without it. Fetch the database again."),
        new TrustRule("SLP6301", "No advisory index",
            "The index is of another version, or it was not written to its end. It is made again from the database."),
        new TrustRule("SLP6302", "There is no advisory database",
            "Nothing was checked for known weaknesses. That is not the same as nothing found: a policy that wants a scan fails. "
            + "Fetch osv-scanner's database into the folder, or allow builds without one in the policy."),
        new TrustRule("SLP6303", "The advisory database is too old",
            "What became known after the newest record of the database would not be found. The policy says how old it may be."),
        new TrustRule("SLP6304", "A part of the advisory database cannot be read",
            "A whole file or folder of the database is damaged or closed to whoever scans. Nobody can tell what it would have said, so the check does not pass without it."),
        new TrustRule("SLP6305", "The advisory database says nothing about some packages",
            "Databases come one by ecosystem: NuGet, Debian, Alpine. Packages of one that is missing were not checked. For those that Slipway puts into an image "
            + "this is an error (SLP6302); for what the base brings it is told, and a verify policy with `unchecked: fail` refuses it.") { IsWarning = true },
        new TrustRule("SLP6306", "There was nothing that a database could be asked about",
            "Databases know packages: of NuGet, and of Debian, Ubuntu and Alpine. Of an image or a bill without any of them nothing was looked up, which is not the same as nothing found."),
        new TrustRule("SLP6310", "No VEX document",
            "OpenVEX 0.2 and CycloneDX are read. A statement that something is not affected must say why, by one of OpenVEX's words "
            + "or in a sentence."),
        new TrustRule("SLP6311", "An ignored weakness is overdue",
            "Whoever ignored it named a day on which to decide again. That day has come: it counts as found until somebody does."),
        new TrustRule("SLP6312", "An ignore rule that matches nothing",
            "Nothing that was found is what the rule speaks of. A rule that stays may hide something later.") { IsWarning = true },
        new TrustRule("SLP6320", "A component with a known weakness",
            "Its severity is at or above what the policy allows. The message names the first fixed version; the report says who "
            + "brought the component. Update it, or ignore it for a stated reason until a stated day, or attach a VEX statement."),
        new TrustRule("SLP6321", "A known weakness of unknown severity",
            "Nobody has stated how bad it is. Letting such pass would fail open, so the policy must say so: "
            + "`vulnerabilities.unscored`."),
        new TrustRule("SLP6322", "A component that could not be checked",
            "No database is known for its ecosystem, or its version cannot be ordered."),
    ];
}
