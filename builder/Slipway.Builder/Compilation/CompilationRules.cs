using Slipway.Metadata.Diagnostics;
using static Slipway.Metadata.Diagnostics.DiagnosticSeverity;

namespace Slipway.Builder.Compilation;

/// <summary>What can keep a server from being compiled. The generator's own rules begin with SLP4, too.</summary>
public static class CompilationRules
{
    /// <summary>SLP4501.</summary>
    public static DiagnosticRule CompilerError { get; } = new("SLP4501", Error, "The compiler refuses the server",
        "The registration that Slipway generates calls each plugin directly, so what does not fit shows here: a plugin that was built against another version of Slipway.Sdk, or a server package that is none. The message is the compiler's own. `slipway generate` writes the project to look at.");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } = [CompilerError];
}
