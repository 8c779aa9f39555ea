using Slipway.Builder.Projects;

namespace Slipway.Builder.Tests.Projects;

/// <summary>A project compiled in process as MSBuild called the compiler for it.</summary>
public sealed class ProjectCompilerTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Compile_SourceChanged_SaysWhatTheCompilerSaysAndCompilesAnew()
    {
        _folder.Write("Toy.cs", "public class Toy { }");
        using var compiler = Compiler();
        var first = await CompileAsync(compiler);
        Assert.NotNull(first.Assembly);
        Assert.Empty(first.Said);

        _folder.Write("Toy.cs", "public class Toy\n{\n    public Tin Box;\n}");
        var broken = await CompileAsync(compiler);
        Assert.Null(broken.Assembly);
        Assert.StartsWith($"{_folder["Toy.cs"]}(3,12): error CS0246: ", Assert.Single(broken.Said), StringComparison.Ordinal);

        _folder.Write("Toy.cs", "#warning Soon.\npublic class Toy { public int Box; }");
        var mended = await CompileAsync(compiler);
        Assert.NotNull(mended.Assembly);
        Assert.False(mended.Assembly.AsSpan().SequenceEqual(first.Assembly));
        Assert.Equal([$"{_folder["Toy.cs"]}(1,10): warning CS1030: #warning: 'Soon.'"], mended.Said);
    }

    [Theory]
    [InlineData("/warnaserror+", "error CS1030")]
    [InlineData("/nowarn:1030", null)]
    [InlineData("/analyzerconfig:strict.editorconfig", "error CS1030")]
    public async Task Compile_ArgumentsThatJudge_Count(string argument, string? said)
    {
        _folder.Write("strict.editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.CS1030.severity = error\n");
        _folder.Write("Toy.cs", "#warning Soon.\npublic class Toy { }");
        using var compiler = Compiler(argument);

        var compiled = await CompileAsync(compiler);

        Assert.Equal(said is null, compiled.Assembly is not null);
        Assert.Equal(said is null ? 0 : 1, compiled.Said.Count(line => line.Contains(said!, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("/unheard:of")]
    [InlineData("/analyzer:Toy.cs")]
    [InlineData("/analyzer:nowhere.dll")]
    public void Of_WhatOnlyCscCouldDo_IsNone(string argument)
    {
        _folder.Write("Toy.cs", "public class Toy { }");

        Assert.Null(ProjectCompiler.Of(Arguments(argument), _folder.Path));
    }

    [Fact]
    public async Task DeclareTheSame_CodeOrDeclarationChanged_TellsThemApart()
    {
        _folder.Write("Toy.cs", "[assembly: System.Reflection.AssemblyDescription(\"one\")] public class Toy { }");
        using var compiler = Compiler();
        var one = (await CompileAsync(compiler)).Assembly!;
        _folder.Write("Toy.cs", "[assembly: System.Reflection.AssemblyDescription(\"one\")] public class Toy { public int Box; }");
        var otherCode = (await CompileAsync(compiler)).Assembly!;
        _folder.Write("Toy.cs", "[assembly: System.Reflection.AssemblyDescription(\"two\")] public class Toy { }");
        var otherDeclaration = (await CompileAsync(compiler)).Assembly!;

        Assert.True(PackedAssembly.DeclareTheSame(one, otherCode));
        Assert.False(PackedAssembly.DeclareTheSame(one, otherDeclaration));
    }

    private ProjectCompiler Compiler(params string[] more)
    {
        var compiler = ProjectCompiler.Of(Arguments(more), _folder.Path);
        Assert.NotNull(compiler);
        Assert.Equal("Toy.dll", compiler.OutputFile);
        Assert.Equal([_folder["Toy.cs"]], compiler.Sources);
        return compiler;
    }

    private static string[] Arguments(params string[] more) =>
        ["/noconfig", "/nostdlib+", "/target:library", "/out:obj/Toy.dll", $"/reference:{typeof(object).Assembly.Location}", "Toy.cs", .. more];

    private static async Task<CompiledProject> CompileAsync(ProjectCompiler compiler)
    {
        var compiled = await compiler.CompileAsync(TestContext.Current.CancellationToken);
        Assert.NotNull(compiled);
        return compiled;
    }
}
