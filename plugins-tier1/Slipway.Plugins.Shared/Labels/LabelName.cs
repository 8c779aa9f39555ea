using System.Text.RegularExpressions;

namespace Slipway.Plugins.Shared.Labels;

/// <summary>Names of labels, as Prometheus and Alertmanager take them without quotes.</summary>
internal static partial class LabelName
{
    /// <summary>Whether a text is a label name.</summary>
    public static bool Is(string text) => Pattern().IsMatch(text);

    [GeneratedRegex(@"\A[a-zA-Z_][a-zA-Z0-9_]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
