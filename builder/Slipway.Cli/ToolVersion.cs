using System.Reflection;

namespace Slipway.Cli;

/// <summary>Slipway's own version.</summary>
internal static class ToolVersion
{
    /// <summary>The version that the build stamped.</summary>
    public static string Text { get; } =
        typeof(ToolVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0";
}
