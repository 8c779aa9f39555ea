namespace Slipway.Trust.Sarif;

/// <summary>One result of a rule, at a place.</summary>
internal sealed record SarifResult(string RuleId, string Level, string Message, ReportLocation Location)
{
    /// <summary>What stays the same when the line moves.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>Why it does not count, when it does not.</summary>
    public string? Suppression { get; init; }
}
