using Slipway.Metadata.Diagnostics;
using static Slipway.Metadata.Diagnostics.DiagnosticSeverity;

namespace Slipway.Builder.Linking;

/// <summary>Whether plugins declare what their code refers to. All of it is read; nothing is enforced.</summary>
public static class PermissionRules
{
    /// <summary>SLP3020.</summary>
    public static DiagnosticRule Undeclared { get; } = new("SLP3020", Error, "A plugin uses what it declares no permission for",
        """
        The plugin's own assemblies refer to members that a permission stands for (`HttpClient` for `outbound_http`, `File.Write...` for `filesystem_write`, `Process.Start` for `process_start`), and `permissions` in its plugin.yaml does not list it. Whoever approves a plugin goes by that list, so it has to be whole.

        Its author adds the permission to plugin.yaml, or takes the use out, and packs it again. What is declared is checked by reading references and not enforced while the server runs: a plugin runs in the server's process with all that the server may do.
        """);

    /// <summary>SLP3021.</summary>
    public static DiagnosticRule Unused { get; } = new("SLP3021", Warning, "A plugin declares a permission that it does not use",
        "Neither the plugin nor its dependencies refer to anything that the permission stands for. A list that says too much hides what matters. Its author takes the permission out of plugin.yaml. `callbacks` is never reported, since references do not show it.");

    /// <summary>SLP3022.</summary>
    public static DiagnosticRule Inherited { get; } = new("SLP3022", Warning, "A dependency refers to what its plugin declares no permission for",
        "A library can do more than the plugin asks of it, and references do not tell what is reached, so this is a warning. The message names the library's member that does it; judge whether the plugin comes there, and if it does, have its author declare the permission.");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } = [Undeclared, Unused, Inherited];
}
