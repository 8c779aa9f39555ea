namespace Slipway.Conformance.Checks;

/// <summary>How a check ended.</summary>
public enum CheckOutcome
{
    /// <summary>It holds.</summary>
    Passed,

    /// <summary>It does not hold.</summary>
    Failed,

    /// <summary>It could not be tried. Of a must that is not a pass.</summary>
    Skipped,
}
