using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Slipway.Metadata.Shapes;

namespace Slipway.Metadata.Plugins;

/// <summary>
/// Whom a plugin may call: <c>host</c> (port 443), <c>host:port</c>, <c>*.host</c> (any one label in front, port 443), or
/// <c>{config:key}</c>, the host that the configuration names.
/// </summary>
public sealed record HostPattern
{
    private const string ConfigurationPrefix = "{config:";

    private HostPattern(string text) => Text = text;

    private string Text { get; }

    /// <summary>The configuration key that names the host, or null.</summary>
    public string? ConfigurationKey { get; private init; }

    /// <summary>The host, or what follows the wildcard label; null when the configuration decides.</summary>
    public string? Host { get; private init; }

    /// <summary>Whether the left-most label is free.</summary>
    public bool IsWildcard { get; private init; }

    /// <summary>The port.</summary>
    public int Port { get; private init; } = 443;

    /// <summary>The shape of a host pattern.</summary>
    public static TextShape Shape { get; } = new("a host")
    {
        Longest = 262,
        Pattern = Patterns.HostPattern(),
        Rule = WhyNot,
        Form = "host, host:port, *.host or {config:key}, in lower case",
        Example = "api.acme.example",
    };

    /// <summary>Reads a pattern.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out HostPattern? pattern)
    {
        pattern = null;
        if (text.Length > Shape.Longest || WhyNot(text) is not null || !Patterns.HostPattern().IsMatch(text))
        {
            return false;
        }

        if (text.StartsWith(ConfigurationPrefix, StringComparison.Ordinal))
        {
            pattern = new HostPattern(text) { ConfigurationKey = text[ConfigurationPrefix.Length..^1] };
            return true;
        }

        var parts = text.Split(':');
        var wildcard = parts[0].StartsWith("*.", StringComparison.Ordinal);
        pattern = new HostPattern(text)
        {
            Host = wildcard ? parts[0][2..] : parts[0],
            IsWildcard = wildcard,
            Port = parts.Length == 2 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 443,
        };
        return true;
    }

    /// <inheritdoc />
    public override string ToString() => Text;

    private static string? WhyNot(string text) => text switch
    {
        _ when text.Contains("://", StringComparison.Ordinal) => "it is an address; name the host only",
        _ when text.Contains('/', StringComparison.Ordinal) => "it has a path; name the host only",
        "*" => "it allows every host",
        _ when text.LastIndexOf('*') > 0 => "only the left-most label can be a wildcard",
        ['*', '.', .. var rest] when rest.Contains(':', StringComparison.Ordinal) => "a wildcard takes no port",
        ['*', '.', .. var rest] when !rest.Contains('.', StringComparison.Ordinal) => "it allows a whole top-level domain",
        _ when text.Any(char.IsAsciiLetterUpper) && !text.StartsWith(ConfigurationPrefix, StringComparison.Ordinal) => "host names are written in lower case here",
        _ => null,
    };
}
