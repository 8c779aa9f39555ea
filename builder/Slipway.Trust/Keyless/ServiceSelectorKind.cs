namespace Slipway.Trust.Keyless;

/// <summary>The ways to choose among the services of a kind.</summary>
public enum ServiceSelectorKind
{
    /// <summary>One of them.</summary>
    Any,

    /// <summary>One of each operator.</summary>
    All,

    /// <summary>One each of so many operators.</summary>
    Exact,
}
