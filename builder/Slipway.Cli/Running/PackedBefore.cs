using Slipway.Builder.Projects;

namespace Slipway.Cli.Running;

/// <summary>
/// A plugin's package as dotnet pack made it, and the compiler that is kept to put newer code into it. Whatever is more than a change
/// of sources that were compiled before is for dotnet pack again.
/// </summary>
internal sealed class PackedBefore : IDisposable
{
    private readonly string _name;
    private readonly byte[] _package;
    private readonly byte[] _assembly;
    private readonly ProjectCompiler _compiler;
    private readonly WatchedFiles _files;
    private readonly HashSet<string> _sources;
    private Task? _rehearsal;

    private PackedBefore(string package, byte[] assembly, ProjectCompiler compiler, WatchedFiles files) =>
        (_name, _package, _assembly, _compiler, _files, _sources) =
            (Path.GetFileName(package), File.ReadAllBytes(package), assembly, compiler, files, compiler.Sources.ToHashSet(StringComparer.Ordinal));

    /// <summary>Keeps a package that was packed of these files; null when its code cannot be replaced alone.</summary>
    public static PackedBefore? Keep(PluginProject project, string package, CompilerRecord record, WatchedFiles files)
    {
        if (record.Read() is not var (arguments, assembly) || ProjectCompiler.Of(arguments, project.Folder) is not { } compiler)
        {
            return null;
        }

        // Packed is what the compiler made, and nobody rewrote it on the way.
        if (PackedAssembly.Read(package, compiler.OutputFile) is { } packed && packed.AsSpan().SequenceEqual(assembly))
        {
            return new PackedBefore(package, assembly, compiler, files);
        }

        compiler.Dispose();
        return null;
    }

    /// <summary>Compiles once for nothing: the first time loads the compiler and all that it calls.</summary>
    public void Rehearse() => _rehearsal ??= Task.Run(() => _compiler.CompileAsync(CancellationToken.None));

    /// <summary>Compiles what changed since; null when it takes dotnet pack.</summary>
    public async Task<CompiledProject?> CompileAsync(WatchedFiles now, CancellationToken token)
    {
        if (!_files.DifferOnlyIn(_sources, now))
        {
            return null;
        }

        await Task.WhenAny(_rehearsal ?? Task.CompletedTask).WaitAsync(token);
        var compiled = await Task.Run(() => _compiler.CompileAsync(token), token);
        return compiled?.Assembly is null || PackedAssembly.DeclareTheSame(compiled.Assembly, _assembly) ? compiled : null;
    }

    /// <summary>Writes the package with another assembly into a folder, and returns the folder.</summary>
    public string Write(byte[] assembly, string folder)
    {
        var package = Path.Combine(folder, _name);
        File.WriteAllBytes(package, _package);
        PackedAssembly.Replace(package, _compiler.OutputFile, assembly);
        return folder;
    }

    /// <inheritdoc />
    public void Dispose() => _compiler.Dispose();
}
