using System.Text.RegularExpressions;

namespace Slipway.Server.Providers;

/// <summary>Where a plugin's program is.</summary>
internal static partial class PluginPath
{
    /// <summary>Whether this is an address (<c>runner:...</c>) rather than a path: reserved for later kinds of plugins.</summary>
    public static bool IsReserved(string program) => Scheme().IsMatch(program);

    /// <summary>The absolute path of a program given by path or by a name on PATH; null when PATH has no such file.</summary>
    public static string? Find(string program, string searchPath)
    {
        if (program.Contains('/', StringComparison.Ordinal))
        {
            return Path.GetFullPath(program);
        }

        return searchPath.Split(':', StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, program))
            .FirstOrDefault(File.Exists);
    }

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9+.-]*:")]
    private static partial Regex Scheme();
}
