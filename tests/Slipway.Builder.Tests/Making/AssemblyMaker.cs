using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Slipway.Builder.Resolution;
using Slipway.Generator;
using Slipway.Sdk.Plugins;

namespace Slipway.Builder.Tests.Making;

/// <summary>Compiles small assemblies as their authors would, with the plugin's side of the generator.</summary>
internal static class AssemblyMaker
{
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    /// <summary>The assembly of Slipway.Sdk that the tests run against.</summary>
    public static byte[] Sdk { get; } = File.ReadAllBytes(typeof(PluginAttribute).Assembly.Location);

    public static byte[] Compile(string name, string version, string source, params byte[][] references)
    {
        var stamped = $"{source}\n[assembly: System.Reflection.AssemblyVersion(\"{version.Split('-')[0]}.0\")]\n[assembly: System.Reflection.AssemblyInformationalVersion(\"{version}\")]";
        var compilation = CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText(Usings), CSharpSyntaxTree.ParseText(Hoist(stamped))],
            [.. Framework, .. references.Append(Sdk).Select(bytes => MetadataReference.CreateFromImage(bytes))],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, deterministic: true));
        CSharpGeneratorDriver.Create(new PluginGenerator()).RunGeneratorsAndUpdateCompilation(compilation, out var whole, out _);
        using var stream = new MemoryStream();
        var result = whole.Emit(stream);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return stream.ToArray();
    }

    // Attributes of an assembly stand before its types.
    private static string Hoist(string source) => string.Join('\n', source.Split('\n').OrderBy(line => line.StartsWith("using", StringComparison.Ordinal) ? 0 : line.StartsWith("[assembly", StringComparison.Ordinal) ? 1 : 2));

    // Read once: most of what a small compilation costs is reading these.
    private static IReadOnlyList<MetadataReference> Framework { get; } =
        [.. FrameworkPacks.Find(Site.DotnetRoot)!.ReferenceAssemblies.Select(path => MetadataReference.CreateFromFile(path))];
}
