using System.Globalization;
using Slipway.Builder.Generation;
using Slipway.Builder.Resolution;
using Slipway.Metadata.Diagnostics;
using RoslynDiagnostic = Microsoft.CodeAnalysis.Diagnostic;
using RoslynSeverity = Microsoft.CodeAnalysis.DiagnosticSeverity;

namespace Slipway.Builder.Compilation;

/// <summary>Turns what generator and compiler say into diagnostics at the manifest's lines.</summary>
internal static class CompilationMessages
{
    public static IEnumerable<Diagnostic> Of(IEnumerable<RoslynDiagnostic> problems, GeneratedServer server) =>
        problems.Where(problem => !problem.IsSuppressed && problem.Severity >= RoslynSeverity.Warning)
            .Where(problem => IsOurs(problem) || problem.Severity == RoslynSeverity.Error)
            .Select(problem => IsOurs(problem) ? FromGenerator(problem, server) : FromCompiler(problem, server))
            .DistinctBy(problem => (problem.Id, problem.Message, problem.Position));

    private static bool IsOurs(RoslynDiagnostic problem) => problem.Id.StartsWith("SLP", StringComparison.Ordinal);

    private static Diagnostic FromGenerator(RoslynDiagnostic problem, GeneratedServer server)
    {
        var severity = problem.Severity == RoslynSeverity.Error ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning;
        return new Diagnostic(problem.Id, severity, Message(problem), PlaceInManifest(problem, server), Remedy(problem));
    }

    // In a manifest there is no project whose references could be looked at.
    private static string? Remedy(RoslynDiagnostic problem) => problem.Id == "SLP4101"
        ? "write the name that the package's plugin.yaml has, or name the module that carries this plugin"
        : null;

    private static Diagnostic FromCompiler(RoslynDiagnostic problem, GeneratedServer server)
    {
        var plugin = Blame(problem, server.Resolved);
        var by = plugin is null ? "" : $"{plugin.Request.Subject}: ";
        return CompilationRules.CompilerError.At(
            plugin?.Request.Position, $"{by}{Message(problem)} ({problem.Id})", plugin is null ? null : "take a version of the plugin that was built for this server");
    }

    private static string Message(RoslynDiagnostic problem) => problem.GetMessage(CultureInfo.InvariantCulture).TrimEnd('.');

    // The projection carries places in the manifest; the generator hands them back.
    private static SourcePosition? PlaceInManifest(RoslynDiagnostic problem, GeneratedServer server)
    {
        var place = problem.Location.GetLineSpan();
        var manifest = server.Resolved.Manifest;
        if (place.Path != Path.GetFileName(manifest.File))
        {
            return null;
        }

        var (line, column) = (place.StartLinePosition.Line + 1, place.StartLinePosition.Character + 1);
        return manifest.Plugins.Select(plugin => plugin.Position).FirstOrDefault(position => position.Line == line && position.Column == column);
    }

    // A name of an assembly in the message, or the plugin's own name in the generated line.
    private static ResolvedPlugin? Blame(RoslynDiagnostic problem, ResolvedServer resolved)
    {
        var text = Message(problem);
        var line = problem.Location.SourceTree?.GetText().Lines[problem.Location.GetLineSpan().StartLinePosition.Line].ToString() ?? "";
        return resolved.Plugins.FirstOrDefault(plugin => plugin.Package.Assets.Any(asset => text.Contains(Path.GetFileNameWithoutExtension(asset.FileName), StringComparison.Ordinal)))
            ?? resolved.Plugins.FirstOrDefault(plugin => plugin.Package.Assets.Any(asset => line.Contains($"global::{Path.GetFileNameWithoutExtension(asset.FileName)}.", StringComparison.Ordinal)));
    }
}
