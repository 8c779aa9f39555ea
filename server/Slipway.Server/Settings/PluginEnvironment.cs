namespace Slipway.Server.Settings;

/// <summary>
/// What stdio plugins see of the server's environment: little, since it holds the server's token and the configurations of
/// other plugins.
/// </summary>
internal static class PluginEnvironment
{
    private static readonly string[] Always =
    [
        "PATH", "HOME", "TMPDIR", "TZ", "LANG", "LC_ALL", "LC_CTYPE",
        "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "no_proxy", "all_proxy",
        "SSL_CERT_FILE", "SSL_CERT_DIR", "CURL_CA_BUNDLE", "REQUESTS_CA_BUNDLE", "NODE_EXTRA_CA_CERTS",
        "DOTNET_*",
    ];

    public static PluginSettings Read(VariableReader reader, IReadOnlyDictionary<string, string> environment)
    {
        IReadOnlyList<string> patterns = [.. Always, .. reader.List(Variables.PluginEnvironment)];
        return new PluginSettings
        {
            Folders = reader.Text(Variables.PluginFolders)?.Split(':', StringSplitOptions.RemoveEmptyEntries),
            Environment = Visible(environment, patterns),
            SearchPath = environment.GetValueOrDefault("PATH", ""),
            EnforceEgress = reader.Word(Variables.Egress, "open", "enforce") == "enforce",
        };
    }

    private static Dictionary<string, string> Visible(IReadOnlyDictionary<string, string> environment, IReadOnlyList<string> patterns)
    {
        Dictionary<string, string> visible = new(StringComparer.Ordinal);
        foreach (var name in environment.Keys)
        {
            if (patterns.Any(pattern => Matches(pattern, name)))
            {
                visible[name] = environment[name];
            }
        }

        return visible;
    }

    private static bool Matches(string pattern, string name) => pattern.EndsWith('*')
        ? name.StartsWith(pattern.AsSpan(0, pattern.Length - 1), StringComparison.Ordinal)
        : string.Equals(pattern, name, StringComparison.Ordinal);
}
