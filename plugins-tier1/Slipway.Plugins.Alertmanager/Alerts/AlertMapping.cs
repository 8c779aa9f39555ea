using Slipway.Plugins.Alertmanager.Links;
using Slipway.Plugins.Shared.Labels;
using Slipway.Sdk.Alerts;
using Slipway.Sdk.Json;

namespace Slipway.Plugins.Alertmanager.Alerts;

/// <summary>Makes alerts of the schema from those of Alertmanager.</summary>
internal sealed class AlertMapping(AlertmanagerConfiguration configuration, ScopeLabels scope, string linkBase)
{
    private const string NameLabel = "alertname";
    private const string NoSeverity = "none";

    public Alert Map(GettableAlert alert) => new()
    {
        Id = alert.Fingerprint,
        Title = alert.Annotations.GetValueOrDefault(configuration.TitleAnnotation) is { Length: > 0 } title
            ? title
            : alert.Labels.GetValueOrDefault(NameLabel, ""),
        Description = alert.Annotations.GetValueOrDefault(configuration.DescriptionAnnotation),
        Status = alert.Status.State,
        Severity = SeverityOf(alert),
        Service = scope.Service is null ? null : alert.Labels.GetValueOrDefault(scope.Service),
        Url = AlertsLink.To(linkBase, alert.Labels),
        CreatedAt = alert.StartsAt,
        UpdatedAt = alert.UpdatedAt,
        Fields = Fields(alert),
    };

    /// <summary>Whether a text occurs in the title, a label or an annotation.</summary>
    public static bool Mentions(GettableAlert alert, string? text) =>
        string.IsNullOrEmpty(text)
        || alert.Labels.Values.Concat(alert.Annotations.Values).Any(value => value.Contains(text, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether the severity is one of these; none mean all.</summary>
    public bool HasSeverity(GettableAlert alert, IReadOnlyList<string>? severities) =>
        severities is not { Count: > 0 } || severities.Contains(SeverityOf(alert), StringComparer.OrdinalIgnoreCase);

    private string SeverityOf(GettableAlert alert) =>
        alert.Labels.GetValueOrDefault(configuration.SeverityLabel) is { Length: > 0 } severity ? severity : NoSeverity;

    private static FreeMap Fields(GettableAlert alert)
    {
        var fields = new FreeMap
        {
            { "labels", Map(alert.Labels) },
            { "annotations", Map(alert.Annotations) },
            { "receivers", alert.Receivers.Select(receiver => receiver.Name).Order(StringComparer.Ordinal) },
        };
        if (alert.EndsAt is { } end)
        {
            fields.Add("endsAt", ((Timestamp)end).ToString());
        }

        if (!string.IsNullOrEmpty(alert.GeneratorUrl))
        {
            fields.Add("generatorURL", alert.GeneratorUrl);
        }

        if (alert.Status.SilencedBy.Count > 0)
        {
            fields.Add("silencedBy", alert.Status.SilencedBy.Order(StringComparer.Ordinal));
        }

        if (alert.Status.InhibitedBy.Count > 0)
        {
            fields.Add("inhibitedBy", alert.Status.InhibitedBy.Order(StringComparer.Ordinal));
        }

        return fields;
    }

    private static FreeMap Map(IReadOnlyDictionary<string, string> texts)
    {
        var map = new FreeMap();
        foreach (var (name, text) in texts.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            map.Add(name, text);
        }

        return map;
    }
}
