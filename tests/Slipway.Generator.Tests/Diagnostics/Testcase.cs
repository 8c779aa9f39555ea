using System.Globalization;
using Microsoft.CodeAnalysis;
using Slipway.Generator.Tests.Compiling;

namespace Slipway.Generator.Tests.Diagnostics;

/// <summary>
/// A folder <c>testcases/NAME/input</c>: sources of a compilation; <c>references/X.cs</c>, each an assembly X with the
/// generator's output; <c>plugin.slipway</c>; <c>plugins.slipway</c> or <c>host.properties</c>, which make it a host.
/// </summary>
internal sealed class Testcase(string folder)
{
    private static readonly string Root = Repository.PathOf("tests/Slipway.Generator.Tests/testcases");

    public static IEnumerable<string> Names => Directory.EnumerateDirectories(Root).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal);

    public static Testcase Of(string name) => new(Path.Combine(Root, name));

    public string ExpectedPath => Path.Combine(folder, "expected.txt");

    private string Input => Path.Combine(folder, "input");

    /// <summary>What the generators say, a line a diagnostic, by place.</summary>
    public string Run()
    {
        var compiled = Compiler.Run(Compilation(), Options());
        Assert.All(compiled.Result.Results, result => Assert.Null(result.Exception));
        var lines = compiled.Problems
            .OrderBy(problem => problem.Location.GetLineSpan().Path, StringComparer.Ordinal)
            .ThenBy(problem => problem.Location.GetLineSpan().StartLinePosition)
            .ThenBy(problem => problem.Id, StringComparer.Ordinal)
            .Select(Line);
        return string.Concat(lines);
    }

    private Microsoft.CodeAnalysis.CSharp.CSharpCompilation Compilation()
    {
        var compilation = Compiler.Create("Acme.Ops", Sources(Input), References());
        return Properties().ContainsKey("WithoutSdk")
            ? compilation.RemoveReferences(compilation.References.Where(reference => reference.Display!.EndsWith("Slipway.Sdk.dll", StringComparison.Ordinal)))
            : compilation;
    }

    private IEnumerable<MetadataReference> References() => Sources(Path.Combine(Input, "references"))
        .Select(source => Compiler.Run(Compiler.Create(Path.GetFileNameWithoutExtension(source.Path), [source])).Reference());

    private Options Options()
    {
        var projection = Path.Combine(Input, "plugins.slipway");
        var files = new[] { projection, Path.Combine(Input, "plugin.slipway") }
            .Where(File.Exists).Select(path => (Path.GetFileName(path), File.ReadAllText(path))).ToList();
        var isHost = File.Exists(projection) || File.Exists(PropertiesPath);
        var properties = Properties().Append(new("SlipwayHost", isHost ? "true" : "false"));
        return new Options { Properties = properties.ToDictionary(property => "build_property." + property.Key, property => property.Value), Files = files };
    }

    private string PropertiesPath => Path.Combine(Input, "host.properties");

    private Dictionary<string, string> Properties() => File.Exists(PropertiesPath)
        ? File.ReadAllLines(PropertiesPath).Select(line => line.Split('=')).ToDictionary(parts => parts[0], parts => parts[1])
        : [];

    private static IEnumerable<(string Path, string Text)> Sources(string folder) => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, "*.cs").Order(StringComparer.Ordinal).Select(path => (Path.GetFileName(path), File.ReadAllText(path)))
        : [];

    private static string Line(Diagnostic problem)
    {
        var span = problem.Location.GetLineSpan();
        var place = span.IsValid
            ? string.Create(CultureInfo.InvariantCulture, $"{span.Path}({span.StartLinePosition.Line + 1},{span.StartLinePosition.Character + 1}): ")
            : "";
        return $"{place}{(problem.Severity == DiagnosticSeverity.Error ? "error" : "warning")} {problem.Id}: {problem.GetMessage(CultureInfo.InvariantCulture)}\n";
    }
}
