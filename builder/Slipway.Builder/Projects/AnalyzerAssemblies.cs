using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Slipway.Generator;

namespace Slipway.Builder.Projects;

/// <summary>The generators and analyzers of somebody's own project, loaded: those of each folder apart, over the compiler that is here.</summary>
internal sealed class AnalyzerAssemblies : IAnalyzerAssemblyLoader, IDisposable
{
    private const string OwnFile = "Slipway.Generator.dll";

    private readonly Dictionary<string, Folder> _folders = new(StringComparer.Ordinal);

    /// <summary>Loads them; null when one of them does not load here.</summary>
    public static AnalyzerAssemblies? Load(IEnumerable<string> paths)
    {
        var assemblies = new AnalyzerAssemblies();
        var isWhole = true;
        foreach (var reference in paths.Select(path => new AnalyzerFileReference(path, assemblies)))
        {
            reference.AnalyzerLoadFailed += (_, failure) => isWhole &= failure.ErrorCode == AnalyzerLoadFailureEventArgs.FailureErrorCode.NoAnalyzers;
            assemblies.Generators = assemblies.Generators.AddRange(reference.GetGenerators(LanguageNames.CSharp));
            assemblies.Analyzers = assemblies.Analyzers.AddRange(reference.GetAnalyzers(LanguageNames.CSharp));
        }

        if (isWhole)
        {
            return assemblies;
        }

        assemblies.Dispose();
        return null;
    }

    /// <summary>What adds sources.</summary>
    public ImmutableArray<ISourceGenerator> Generators { get; private set; } = [];

    /// <summary>What judges them.</summary>
    public ImmutableArray<DiagnosticAnalyzer> Analyzers { get; private set; } = [];

    /// <inheritdoc />
    public void AddDependencyLocation(string fullPath)
    {
        // They lie beside each other.
    }

    /// <inheritdoc />
    public Assembly LoadFromPath(string fullPath)
    {
        if (Own(fullPath) is { } own)
        {
            return own;
        }

        var path = Path.GetDirectoryName(fullPath)!;
        if (!_folders.TryGetValue(path, out var folder))
        {
            _folders[path] = folder = new Folder(path);
        }

        return folder.LoadFromAssemblyPath(fullPath);
    }

    // The SDK's generator is a part of this tool, too. Code that was compiled ahead of time for the one does not work for a second one.
    private static Assembly? Own(string path)
    {
        if (Path.GetFileName(path) != OwnFile)
        {
            return null;
        }

        using var image = new PEReader(File.OpenRead(path));
        var metadata = image.GetMetadataReader();
        var own = typeof(HostGenerator).Assembly;
        return metadata.GetGuid(metadata.GetModuleDefinition().Mvid) == own.ManifestModule.ModuleVersionId ? own : null;
    }

    /// <summary>Lets go of them.</summary>
    public void Dispose()
    {
        foreach (var folder in _folders.Values)
        {
            folder.Unload();
        }
    }

    private sealed class Folder(string path) : AssemblyLoadContext(isCollectible: true)
    {
        // The compiler's own assemblies and the runtime's are those of this process.
        protected override Assembly? Load(AssemblyName assemblyName) =>
            assemblyName.Name is not ("Microsoft.CodeAnalysis" or "Microsoft.CodeAnalysis.CSharp" or "netstandard")
            && !assemblyName.Name!.StartsWith("System.", StringComparison.Ordinal)
            && Path.Combine(path, assemblyName.Name + ".dll") is var file && File.Exists(file)
                ? LoadFromAssemblyPath(file)
                : null;
    }
}
