namespace Slipway.Plugins.Alertmanager.Alerts;

/// <summary>
/// The states of Alertmanager and the words of callers for them. Alertmanager keeps no resolved alerts, so words for those find nothing.
/// </summary>
internal static class AlertStatus
{
    /// <summary>Whether an alert is in one of the states; no states mean all.</summary>
    public static bool Matches(IReadOnlyList<string>? words, GettableStatus status) =>
        words is not { Count: > 0 } || words.Any(word => Means(word, status));

    private static bool Means(string word, GettableStatus status) => word.ToUpperInvariant() switch
    {
        "FIRING" or "OPEN" => status.State == "active",
        "SILENCED" => status.SilencedBy.Count > 0,
        "INHIBITED" => status.InhibitedBy.Count > 0,
        _ => string.Equals(word, status.State, StringComparison.OrdinalIgnoreCase),
    };
}
