using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Slipway.Builder.Projects;

/// <summary>Compiles a project's sources in process, as MSBuild had them compiled: with the same arguments, generators and analyzers.</summary>
public sealed class ProjectCompiler : IDisposable
{
    // A generator that could not be initialized, or threw.
    private static readonly string[] Failures = ["CS8784", "CS8785"];

    private readonly CompilerCommand _command;
    private readonly AnalyzerAssemblies _assemblies;
    private GeneratorDriver _driver;

    private ProjectCompiler(CompilerCommand command, AnalyzerAssemblies assemblies)
    {
        (_command, _assemblies) = (command, assemblies);
        _driver = CSharpGeneratorDriver.Create(assemblies.Generators, command.AdditionalTexts, command.ParseOptions, command.Config.Options);
    }

    /// <summary>A compiler for the arguments of a command line; null when it wants something that is not here.</summary>
    /// <param name="arguments">One a line, as the compiler task has them.</param>
    /// <param name="folder">The project's folder, absolute.</param>
    public static ProjectCompiler? Of(IReadOnlyList<string> arguments, string folder) =>
        CompilerCommand.Read(arguments, folder) is { } command && AnalyzerAssemblies.Load(command.Analyzers) is { } assemblies
            ? new ProjectCompiler(command, assemblies)
            : null;

    /// <summary>The name of the assembly's file.</summary>
    public string OutputFile => _command.OutputFile;

    /// <summary>The sources, absolute: of these alone a change is compiled.</summary>
    public IEnumerable<string> Sources => _command.Sources;

    /// <summary>Compiles the sources as they are now; null when a generator failed, which it need not do in the compiler that it was written for.</summary>
    public async Task<CompiledProject?> CompileAsync(CancellationToken token)
    {
        _driver = _driver.RunGeneratorsAndUpdateCompilation(_command.Compilation(token), out var compilation, out var generated, token);
        if (generated.Any(problem => Failures.Contains(problem.Id)))
        {
            return null;
        }

        using var assembly = new MemoryStream();
        using var resources = compilation.CreateDefaultWin32Resources(versionResource: true, noManifest: false, manifestContents: null, iconInIcoFormat: null);
        using var documentation = _command.WantsDocumentation ? new MemoryStream() : null;
        var result = compilation.Emit(assembly, null, documentation, resources, _command.Resources, _command.Emission, cancellationToken: token);
        var judged = result.Success ? await JudgeAsync(compilation, token) : [];
        var problems = generated.Concat(result.Diagnostics).Concat(judged).Where(problem => !problem.IsSuppressed && problem.Severity >= DiagnosticSeverity.Warning).ToList();
        return new CompiledProject(
            problems.Exists(problem => problem.Severity == DiagnosticSeverity.Error) ? null : assembly.ToArray(),
            [.. problems.OrderBy(problem => problem.Location.SourceTree?.FilePath, StringComparer.Ordinal).ThenBy(problem => problem.Location.SourceSpan).Select(problem => problem.ToString()).Distinct()]);
    }

    /// <summary>Lets go of generators and analyzers.</summary>
    public void Dispose() => _assemblies.Dispose();

    private async Task<ImmutableArray<Diagnostic>> JudgeAsync(Microsoft.CodeAnalysis.Compilation compilation, CancellationToken token)
    {
        var analyzers = _assemblies.Analyzers.Where(analyzer => analyzer is DiagnosticSuppressor || analyzer.SupportedDiagnostics.Any(rule => IsHeard(rule, compilation, token))).ToImmutableArray();
        return analyzers.Length == 0 ? [] : await compilation
            .WithAnalyzers(analyzers, new CompilationWithAnalyzersOptions(new AnalyzerOptions(_command.AdditionalTexts, _command.Config.Options), onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false))
            .GetAnalyzerDiagnosticsAsync(token);
    }

    // Most rules of the SDK only make suggestions, which nobody sees outside of an editor.
    private bool IsHeard(DiagnosticDescriptor rule, Microsoft.CodeAnalysis.Compilation compilation, CancellationToken token) =>
        IsLoud(compilation.Options.SpecificDiagnosticOptions.TryGetValue(rule.Id, out var asked) || _command.Config.TryGetGlobalDiagnosticValue(rule.Id, token, out asked) ? asked
            : rule is { IsEnabledByDefault: true, DefaultSeverity: >= DiagnosticSeverity.Warning } ? ReportDiagnostic.Warn : ReportDiagnostic.Suppress)
        || compilation.SyntaxTrees.Any(tree => _command.Config.TryGetDiagnosticValue(tree, rule.Id, token, out var here) && IsLoud(here));

    private static bool IsLoud(ReportDiagnostic severity) => severity is ReportDiagnostic.Warn or ReportDiagnostic.Error;
}
