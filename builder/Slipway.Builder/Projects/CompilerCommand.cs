using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Slipway.Builder.Projects;

/// <summary>How MSBuild called the compiler for a project.</summary>
internal sealed class CompilerCommand
{
    private readonly CSharpCommandLineArguments _arguments;
    private readonly ImmutableArray<MetadataReference> _references;

    private CompilerCommand(CSharpCommandLineArguments arguments)
    {
        _arguments = arguments;
        _references = [.. arguments.MetadataReferences.Select(reference => MetadataReference.CreateFromFile(reference.Reference, reference.Properties))];
        Config = new EditorConfig(arguments.AnalyzerConfigPaths);
    }

    /// <summary>Reads an argument a line; null when there is something among them that csc alone understands.</summary>
    public static CompilerCommand? Read(IReadOnlyList<string> lines, string folder)
    {
        var arguments = CSharpCommandLineParser.Default.Parse(lines, folder, sdkDirectory: null);
        return arguments.Errors.Any(error => error.Severity == DiagnosticSeverity.Error) || arguments.CompilationName is null || arguments.SourceFiles.Any(file => file.IsScript)
            ? null
            : new CompilerCommand(arguments);
    }

    /// <summary>The name of the file that is made.</summary>
    public string OutputFile => _arguments.OutputFileName!;

    /// <summary>What is compiled, absolute.</summary>
    public IEnumerable<string> Sources => _arguments.SourceFiles.Select(file => file.Path);

    /// <summary>What .editorconfig and its like say.</summary>
    public EditorConfig Config { get; }

    /// <summary>How sources are read.</summary>
    public CSharpParseOptions ParseOptions => _arguments.ParseOptions;

    /// <summary>Generators and analyzers, absolute.</summary>
    public IEnumerable<string> Analyzers => _arguments.AnalyzerReferences.Select(reference => Path.GetFullPath(reference.FilePath, _arguments.BaseDirectory!));

    /// <summary>What generators may read beside the sources.</summary>
    public ImmutableArray<AdditionalText> AdditionalTexts => [.. _arguments.AdditionalFiles.Select(file => new AdditionalFileText(file.Path))];

    /// <summary>Whether documentation is asked for, which also is when the compiler looks whether it is whole.</summary>
    public bool WantsDocumentation => _arguments.DocumentationPath is not null;

    /// <summary>Resources that go into the assembly.</summary>
    public IEnumerable<ResourceDescription> Resources => _arguments.ManifestResources;

    /// <summary>The sources as they are now, not yet compiled.</summary>
    public CSharpCompilation Compilation(CancellationToken token) => CSharpCompilation.Create(
        _arguments.CompilationName,
        Sources.Select(path => Parse(path, token)),
        _references,
        _arguments.CompilationOptions
            .WithSourceReferenceResolver(new SourceFileResolver([], _arguments.BaseDirectory, _arguments.PathMap))
            .WithXmlReferenceResolver(new XmlFileResolver(_arguments.BaseDirectory))
            .WithStrongNameProvider(new DesktopStrongNameProvider(_arguments.KeyFileSearchPaths))
            .WithAssemblyIdentityComparer(DesktopAssemblyIdentityComparer.Default)
            .WithSyntaxTreeOptionsProvider(Config));

    /// <summary>How it is written; with its symbols inside, so that a stack shows lines.</summary>
    public Microsoft.CodeAnalysis.Emit.EmitOptions Emission => _arguments.EmitOptions
        .WithDebugInformationFormat(Microsoft.CodeAnalysis.Emit.DebugInformationFormat.Embedded)
        .WithPdbFilePath(Path.ChangeExtension(OutputFile, ".pdb"))
        .WithOutputNameOverride(OutputFile);

    private SyntaxTree Parse(string path, CancellationToken token)
    {
        using var file = File.OpenRead(path);
        return CSharpSyntaxTree.ParseText(SourceText.From(file, _arguments.Encoding, _arguments.ChecksumAlgorithm), ParseOptions, path, token);
    }

    private sealed class AdditionalFileText(string path) : AdditionalText
    {
        public override string Path => path;

        public override SourceText? GetText(CancellationToken cancellationToken = default) => File.Exists(path) ? SourceText.From(File.ReadAllText(path)) : null;
    }
}
