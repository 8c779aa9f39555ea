using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;
using Slipway.Builder.Generation;
using Slipway.Builder.Pipeline;
using Slipway.Generator;

namespace Slipway.Builder.Compilation;

/// <summary>The third stage: compiles a server in process, with the same generator that an ordinary project runs.</summary>
public static class ServerCompiler
{
    private const string TargetFramework =
        "[assembly: global::System.Runtime.Versioning.TargetFramework(\".NETCoreApp,Version=v10.0\", FrameworkDisplayName = \".NET 10.0\")]\n";

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp14, DocumentationMode.None);

    /// <summary>Compiles against the assemblies of the shared frameworks; null when a diagnostic of severity error was added.</summary>
    public static CompiledServer? Compile(GeneratedServer server, IReadOnlyList<string> frameworks, BuildContext context, CancellationToken token)
    {
        var compilation = CSharpCompilation.Create(
            server.AssemblyName,
            [Parse("Program.cs", server.Program), Parse("Composition.cs", server.Composition), Parse("TargetFramework.cs", TargetFramework)],
            ServerReferences.Of(server.Resolved, frameworks),
            new CSharpCompilationOptions(OutputKind.ConsoleApplication)
                .WithOptimizationLevel(OptimizationLevel.Release)
                .WithNullableContextOptions(NullableContextOptions.Enable)
                .WithDeterministic(true)
                .WithAssemblyIdentityComparer(DesktopAssemblyIdentityComparer.Default));
        var driver = CSharpGeneratorDriver.Create(
            [new HostGenerator().AsSourceGenerator()],
            [new ProjectionText(server.Projection)],
            ParseOptions,
            new HostOptionsProvider());
        driver.RunGeneratorsAndUpdateCompilation(compilation, out var whole, out var generatorProblems, token);

        using var assembly = new MemoryStream();
        var result = whole.Emit(assembly, options: Emission(server), embeddedTexts: Texts(whole), cancellationToken: token);
        var problems = generatorProblems.Concat(result.Diagnostics).ToList();
        context.Diagnostics.AddRange(CompilationMessages.Of(problems, server));
        return result.Success && !context.Diagnostics.HasErrors
            ? CompiledServer.Of(server, assembly.ToArray())
            : null;
    }

    // Paths inside the assembly are constants, as if everything lay in one folder that exists on no machine.
    private static SyntaxTree Parse(string name, string text) =>
        CSharpSyntaxTree.ParseText(SourceText.From(text, SourceEncoding, SourceHashAlgorithm.Sha256), ParseOptions, "/_/" + name);

    private static EmitOptions Emission(GeneratedServer server) => new(
        debugInformationFormat: DebugInformationFormat.Embedded, pdbFilePath: server.AssemblyName + ".pdb", pdbChecksumAlgorithm: System.Security.Cryptography.HashAlgorithmName.SHA256);

    private static ImmutableArray<EmbeddedText> Texts(Microsoft.CodeAnalysis.Compilation compilation) =>
        [.. compilation.SyntaxTrees.Where(tree => tree.FilePath.Length > 0).Select(tree => EmbeddedText.FromSource(tree.FilePath, tree.GetText()))];

    private static System.Text.Encoding SourceEncoding { get; } = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
}
