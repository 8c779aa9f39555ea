namespace Slipway.Trust.Attestations;

/// <summary>How one check of a run ended.</summary>
public enum CheckOutcome
{
    /// <summary>It holds.</summary>
    Passed,

    /// <summary>It does not.</summary>
    Failed,

    /// <summary>It does not apply.</summary>
    Skipped,
}
