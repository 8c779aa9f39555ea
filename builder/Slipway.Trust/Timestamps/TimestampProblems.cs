namespace Slipway.Trust.Timestamps;

/// <summary>What can be wrong with a time stamp.</summary>
internal static class TimestampProblems
{
    public static TrustProblem Malformed(string subject) => new(
        "SLP6730", subject, "The time stamp is no granted RFC 3161 response.", "Sign again with a time stamp authority that answers.");

    public static TrustProblem NotTrusted(string subject, DateTimeOffset time, IEnumerable<string> known) => new(
        "SLP6731", subject, "The time stamp is not one of a trusted authority over this signature, made while the authority was in use.",
        "Give the trusted root that names the authority, or sign again.")
    {
        Expected = string.Join(", ", known) is { Length: > 0 } names ? names : "a trusted root with time stamp authorities",
        Found = $"a stamp that says {time:u}",
    };
}
