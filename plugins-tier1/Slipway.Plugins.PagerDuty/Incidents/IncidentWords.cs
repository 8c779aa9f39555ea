namespace Slipway.Plugins.PagerDuty.Incidents;

/// <summary>The words of PagerDuty for states and urgencies, and those of callers for them.</summary>
internal static class IncidentWords
{
    private static readonly string[] States = ["triggered", "acknowledged", "resolved"];
    private static readonly string[] Urgencies = ["high", "low"];

    /// <summary>The states that words mean, in PagerDuty's order; empty when they mean none that it has.</summary>
    public static IReadOnlyList<string> StatesOf(IReadOnlyList<string>? words) =>
        words is not { Count: > 0 } ? States : [.. States.Where(state => words.Any(word => Means(word, state)))];

    /// <summary>The state to set; null when a word means none or several.</summary>
    public static string? StateOf(string word) => States.SingleOrDefault(state => Means(word, state) && !IsOpen(word)) ?? (IsOpen(word) ? "triggered" : null);

    /// <summary>The urgency to set; null when a word means none.</summary>
    public static string? UrgencyOf(string word) => Urgencies.FirstOrDefault(urgency => Same(word, urgency));

    /// <summary>Whether an incident has one of the urgencies, or a priority of that name; no words mean all.</summary>
    public static bool HasSeverity(UpstreamIncident incident, IReadOnlyList<string>? words) =>
        words is not { Count: > 0 } || words.Any(word => Same(word, incident.Urgency) || Same(word, incident.Priority?.Summary));

    private static bool Means(string word, string state) => IsOpen(word) ? state != "resolved" : Same(word == "closed" ? "resolved" : word, state);

    private static bool IsOpen(string word) => Same(word, "open");

    private static bool Same(string word, string? other) => string.Equals(word, other, StringComparison.OrdinalIgnoreCase);
}
