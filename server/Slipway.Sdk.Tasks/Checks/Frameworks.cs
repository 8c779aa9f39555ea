namespace Slipway.Sdk.Tasks.Checks;

/// <summary>The target frameworks of a project.</summary>
internal static class Frameworks
{
    /// <summary>Whether the build of a framework brings the plugin's files: each checks its assembly, the first packs. One that is not in the list stands alone.</summary>
    public static bool IsFirst(string frameworks, string framework)
    {
        var all = frameworks.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return !all.Contains(framework.Trim(), StringComparer.OrdinalIgnoreCase) || string.Equals(all[0], framework.Trim(), StringComparison.OrdinalIgnoreCase);
    }
}
