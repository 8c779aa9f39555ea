namespace Slipway.Conformance.Checks;

/// <summary>How a check ended, and why.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Detail">Why, when it did not pass. It holds no times and no secrets.</param>
public sealed record CheckResult(CheckOutcome Outcome, string? Detail = null)
{
    /// <summary>It holds.</summary>
    public static CheckResult Passed { get; } = new(CheckOutcome.Passed);

    /// <summary>It does not hold.</summary>
    public static CheckResult Failed(string detail) => new(CheckOutcome.Failed, detail);

    /// <summary>It could not be tried.</summary>
    public static CheckResult Skipped(string reason) => new(CheckOutcome.Skipped, reason);

    /// <summary>It holds when there is nothing against it.</summary>
    public static CheckResult Of(string? complaint) => complaint is null ? Passed : Failed(complaint);
}
