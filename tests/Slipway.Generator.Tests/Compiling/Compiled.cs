using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Slipway.Generator.Tests.Compiling;

/// <summary>What came of a compilation with the generators.</summary>
internal sealed record Compiled(CSharpCompilation Output, ImmutableArray<Diagnostic> Problems, GeneratorDriverRunResult Result)
{
    /// <summary>The generated text of that name.</summary>
    public string Text(string file) =>
        Result.Results.SelectMany(result => result.GeneratedSources).Single(source => source.HintName == file).SourceText.ToString();

    /// <summary>The names of everything generated.</summary>
    public IEnumerable<string> Files => Result.Results.SelectMany(result => result.GeneratedSources).Select(source => source.HintName).Order();

    /// <summary>Everything generated, one file after the other.</summary>
    public string AllText => string.Join('\n', Files.Select(file => $"// ===== {file}\n{Text(file)}"));

    /// <summary>The assembly; fails when there is any problem, warnings of the compiler included.</summary>
    public byte[] Assembly()
    {
        Assert.All(Result.Results, result => Assert.Null(result.Exception));
        Assert.Empty(Problems);
        using var stream = new MemoryStream();
        var emitted = Output.Emit(stream);
        var seen = emitted.Diagnostics.Where(diagnostic => diagnostic.Severity != DiagnosticSeverity.Hidden).ToList();
        Assert.True(emitted.Success && seen.Count == 0, string.Join('\n', seen));
        return stream.ToArray();
    }

    public MetadataReference Reference() => MetadataReference.CreateFromImage(Assembly());
}
