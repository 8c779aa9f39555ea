using Slipway.Metadata.Diagnostics;
using static Slipway.Metadata.Diagnostics.DiagnosticSeverity;

namespace Slipway.Builder.Projects;

/// <summary>What can be wrong with the folder of a plugin's project that <c>slipway run --plugin</c> or <c>plugin pack</c> is given.</summary>
public static class ProjectRules
{
    /// <summary>SLP2301.</summary>
    public static DiagnosticRule NotOneProject { get; } = new("SLP2301", Error, "The folder is not that of one plugin project",
        "`slipway run --plugin DIR` and `slipway plugin pack DIR` pack the project in DIR: exactly one `.csproj` lies directly in it, beside its plugin.yaml. Several plugins in one server are what a manifest is for.");

    /// <summary>SLP2302.</summary>
    public static DiagnosticRule NoPluginYaml { get; } = new("SLP2302", Error, "The project has no plugin.yaml",
        "A plugin says in plugin.yaml, beside its project, who it is and what it serves. docs/writing-a-plugin.md has a complete one; `slipway plugin new` writes one, too.");

    /// <summary>SLP2303.</summary>
    public static DiagnosticRule NotPacked { get; } = new("SLP2303", Error, "The plugin cannot be packed",
        "`dotnet pack` builds the plugin and makes its package. What it says stands above the diagnostic: mend that first. With `--watch` the next change tries again, and the server of before keeps running.");

    /// <summary>SLP2304.</summary>
    public static DiagnosticRule NoSdk { get; } = new("SLP2304", Error, "There is no .NET SDK to pack the plugin with",
        "Servers are built without an SDK's commands, but a plugin's project is packed with `dotnet pack`. It is looked for in the .NET installation that DOTNET_ROOT names, else in the one that runs Slipway, else on the PATH.");

    /// <summary>SLP2305.</summary>
    public static DiagnosticRule OtherContent { get; } = new("SLP2305", Error, "A package of this version is there already, with another content",
        "A version of a plugin is one content for ever: locks and indexes name its hash, and NuGet keeps whatever it saw first. `slipway plugin pack` writes the same sources to the same bytes and never replaces a package by another one of its version.");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } = [NotOneProject, NoPluginYaml, NotPacked, NoSdk, OtherContent];
}
