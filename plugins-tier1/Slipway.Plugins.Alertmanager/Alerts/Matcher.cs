namespace Slipway.Plugins.Alertmanager.Alerts;

/// <summary>Matchers of Alertmanager: a label and the value that it has.</summary>
internal static class Matcher
{
    /// <summary>
    /// The matcher for exactly this value. The three escapes are those of Alertmanager's parser; both of its modes read them alike.
    /// The label is a name, which <c>LabelName</c> has checked or Alertmanager has sent.
    /// </summary>
    public static string Of(string label, string value)
    {
        var escaped = value
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("\"", "\\\"", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal);
        return $"{label}=\"{escaped}\"";
    }
}
