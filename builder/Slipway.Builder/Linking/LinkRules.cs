using Slipway.Metadata.Diagnostics;
using static Slipway.Metadata.Diagnostics.DiagnosticSeverity;

namespace Slipway.Builder.Linking;

/// <summary>Whether what plugins refer to is in the server.</summary>
public static class LinkRules
{
    /// <summary>SLP3010.</summary>
    public static DiagnosticRule Unlinked { get; } = new("SLP3010", Error, "A plugin refers to something that the server does not have",
        """
        Every type and member that a plugin's assemblies and its own dependencies refer to is looked up in the exact assemblies of the server: its packages, those of the other plugins, and the shared frameworks. Nothing is executed. What is missing, has another signature, is no longer public, or is asked of a type that does not implement it would end in a `MissingMethodException` or `TypeLoadException` in the running server, at the first call rather than at the start.

        The message names the plugin's type and member, what it expects, and the nearest thing that is there. Take a version of the plugin that was built for this server, take the server that the plugin was built for, or, when a package was lifted or lowered, take its other version.
        """);

    /// <summary>SLP3011.</summary>
    public static DiagnosticRule Doubtful { get; } = new("SLP3011", Warning, "A package refers to something that may be missed",
        """
        A dependency names an assembly that is not part of the server, an attribute is not there, or the package was built for .NET Framework. Libraries do that for uses that are optional, and then nothing happens; when the code is reached, it fails. Nobody can tell by reading, so it is a warning.

        Ask its author, try the use that the message names, or add the package that has the assembly.
        """);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } = [Unlinked, Doubtful];
}
