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
    private readonly IReadOnlyList<string> _others;
    private Task? _rehearsal;

    private PackedBefore(PluginProject project, string package, byte[] assembly, ProjectCompiler compiler, WatchedFiles files)
    {
        (_name, _package, _assembly, _compiler, _files) = (Path.GetFileName(package), File.ReadAllBytes(package), assembly, compiler, files);
        _sources = compiler.Sources.ToHashSet(StringComparer.Ordinal);
        _others = ProjectReferences.Others(project.Folder);
    }

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
            return new PackedBefore(project, package, assembly, compiler, files);
        }

        compiler.Dispose();
        return null;
    }

    /// <summary>Compiles once for nothing: the first time loads the compiler and all that it calls.</summary>
    public void Rehearse() => _rehearsal ??= Task.Run(() => _compiler.CompileAsync(CancellationToken.None));

    /// <summary>Compiles what changed since; null when it takes dotnet pack.</summary>
    public async Task<CompiledProject?> CompileAsync(WatchedFiles now, CancellationToken token)
    {
        if (!_files.DifferOnlyIn(IsCode, now))
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

    // That of its tests, too, which leaves the package as it is.
    private bool IsCode(string file) => _sources.Contains(file)
        || (Path.GetExtension(file) == ".cs" && _others.Any(other => file.StartsWith(other + Path.DirectorySeparatorChar, StringComparison.Ordinal)));

    /// <inheritdoc />
    public void Dispose() => _compiler.Dispose();
}
