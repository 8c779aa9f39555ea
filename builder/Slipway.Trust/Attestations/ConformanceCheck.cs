namespace Slipway.Trust.Attestations;

/// <summary>One check of a conformance run.</summary>
/// <param name="Id">The check's stable id.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Detail">Why, when it did not pass; else what was found, where there is something to say.</param>
public sealed record ConformanceCheck(string Id, CheckOutcome Outcome, string? Detail = null);
