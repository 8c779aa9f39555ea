using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Slipway.Sdk.Plugins;

namespace Slipway.Sdk.Analyzers.Tests;

/// <summary>
/// A source of testcases/ that compiles against the SDK of this repository, and beside it what the analyzers say. Its name begins with
/// the one rule that it breaks, or with fine; one that has <c>program</c> in its name is a program, not a library.
/// </summary>
internal sealed class Testcase(string name)
{
    private const string ImplicitUsings =
        """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static readonly string Folder = Repository.PathOf("tests/Slipway.Sdk.Analyzers.Tests/testcases");

    private static readonly CSharpParseOptions Parse = new(LanguageVersion.CSharp14);

    private static readonly IReadOnlyList<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Append(typeof(PluginAttribute).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    public static IEnumerable<string> Names => Directory.EnumerateFiles(Folder, "*.cs").Select(path => Path.GetFileNameWithoutExtension(path)!).Order(StringComparer.Ordinal);

    public static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } =
    [
        .. typeof(PluginAnalyzer).Assembly.GetTypes().Where(type => !type.IsAbstract && type.IsAssignableTo(typeof(DiagnosticAnalyzer)))
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    public string Rule { get; } = name.Split('-')[0];

    public string ExpectedPath { get; } = Path.Combine(Folder, name + ".txt");

    /// <summary>What the analyzers say, a line a diagnostic, by place.</summary>
    public async Task<string> RunAsync(CancellationToken token)
    {
        var compilation = Compilation(References);
        Assert.Empty(compilation.GetDiagnostics(token).Where(problem => problem.Severity >= DiagnosticSeverity.Warning));
        return await SayAsync(compilation, token);
    }

    /// <summary>The same of a source without the SDK; it need not compile.</summary>
    public Task<string> RunWithoutSdkAsync(CancellationToken token) => SayAsync(Compilation(References.Take(References.Count - 1)), token);

    private static async Task<string> SayAsync(CSharpCompilation compilation, CancellationToken token)
    {
        // An analyzer that throws is reported as AD0001, which no testcase expects.
        var found = await compilation.WithAnalyzers(Analyzers).GetAnalyzerDiagnosticsAsync(token);
        return string.Concat(found.OrderBy(problem => problem.Location.SourceSpan.Start).ThenBy(problem => problem.Id, StringComparer.Ordinal).Select(Line));
    }

    private CSharpCompilation Compilation(IEnumerable<MetadataReference> references) => CSharpCompilation.Create(
        "Acme.Ops",
        new[] { File.ReadAllText(Path.Combine(Folder, name + ".cs")), ImplicitUsings }.Select(text => CSharpSyntaxTree.ParseText(text, Parse)),
        references,
        new CSharpCompilationOptions(name.Contains("program", StringComparison.Ordinal) ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary)
            .WithNullableContextOptions(NullableContextOptions.Enable));

    private static string Line(Diagnostic problem)
    {
        var place = problem.Location.GetLineSpan().StartLinePosition;
        return string.Create(CultureInfo.InvariantCulture, $"({place.Line + 1},{place.Character + 1}): warning {problem.Id}: {problem.GetMessage(CultureInfo.InvariantCulture)}\n");
    }
}
