namespace Slipway.Conformance.Reports;

/// <summary>What a run came to.</summary>
public enum ConformanceVerdict
{
    /// <summary>Every must passed, and there was one.</summary>
    Passed,

    /// <summary>A must failed.</summary>
    Failed,

    /// <summary>No must failed, and one was not tried: nothing is proven.</summary>
    Incomplete,
}
