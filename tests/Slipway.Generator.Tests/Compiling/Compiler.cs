using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Slipway.Sdk.Plugins;

namespace Slipway.Generator.Tests.Compiling;

/// <summary>Compiles sources as a plugin or host project would, under the Roslyn that these tests reference.</summary>
internal static class Compiler
{
    private static readonly CSharpCompilationOptions Options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)
        .WithNullableContextOptions(NullableContextOptions.Enable)
        .WithGeneralDiagnosticOption(ReportDiagnostic.Error)
        .WithWarningLevel(9999)
        .WithDeterministic(true);

    private const string ImplicitUsings =
        """
        global using System;
        global using System.Collections.Generic;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    /// <summary>C# 14 with documentation parsed, as the repository builds it.</summary>
    public static CSharpParseOptions Parse { get; } =
        new(LanguageVersion.CSharp14, DocumentationMode.Diagnose, SourceCodeKind.Regular);

    /// <summary>The framework and the SDK, as references.</summary>
    public static IReadOnlyList<MetadataReference> References { get; } =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(path) is "netstandard.dll" or "mscorlib.dll")
            .Append(typeof(PluginAttribute).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>A compilation of sources named by their paths.</summary>
    public static CSharpCompilation Create(
        string assembly, IEnumerable<(string Path, string Text)> sources, IEnumerable<MetadataReference>? references = null,
        DocumentationMode mode = DocumentationMode.Diagnose) =>
        CSharpCompilation.Create(
            assembly,
            sources.Append(("GlobalUsings.cs", ImplicitUsings)).Select(source => CSharpSyntaxTree.ParseText(source.Item2, Parse.WithDocumentationMode(mode), source.Item1)),
            [.. References, .. references ?? []],
            Options);

    /// <summary>Both generators, with steps tracked, ready to run.</summary>
    public static GeneratorDriver Driver(Options? options = null)
    {
        var given = options ?? new Options();
        return CSharpGeneratorDriver.Create(
            [new PluginGenerator().AsSourceGenerator(), new HostGenerator().AsSourceGenerator()],
            given.AdditionalTexts,
            Parse,
            given,
            new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
    }

    /// <summary>Compiles with the generators.</summary>
    public static Compiled Run(CSharpCompilation compilation, Options? options = null)
    {
        var driver = Driver(options).RunGeneratorsAndUpdateCompilation(compilation, out var output, out var problems);
        return new Compiled((CSharpCompilation)output, problems, driver.GetRunResult());
    }

    /// <summary>Compiles one source with the generators.</summary>
    public static Compiled Run(string source, string assembly = "Acme.Ops", Options? options = null, params MetadataReference[] references) =>
        Run(Create(assembly, [("Source.cs", source)], references), options);
}
