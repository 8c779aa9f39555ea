using Slipway.Plugins.Alertmanager.Alerts;

namespace Slipway.Plugins.Alertmanager.Links;

/// <summary>Links to the alerts page of Alertmanager, which shows what its filter matches.</summary>
internal static class AlertsLink
{
    /// <summary>The alerts with these labels, silenced and inhibited ones too.</summary>
    public static string To(string baseAddress, IEnumerable<KeyValuePair<string, string>> labels)
    {
        var ordered = labels.OrderBy(label => label.Key, StringComparer.Ordinal);
        var matchers = string.Join(", ", ordered.Select(label => Matcher.Of(label.Key, label.Value)));
        var filter = matchers.Length == 0 ? "" : "&filter=" + Uri.EscapeDataString($"{{{matchers}}}");
        return $"{baseAddress}/#/alerts?silenced=true&inhibited=true&active=true{filter}";
    }
}
