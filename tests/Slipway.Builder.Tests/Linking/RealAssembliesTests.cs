using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Slipway.Builder.Linking;

namespace Slipway.Builder.Tests.Linking;

/// <summary>Assemblies that are known to run together: whatever were found in them would be a false alarm.</summary>
public sealed class RealAssembliesTests
{
    [Fact]
    public void Check_TheRuntimeItself_FindsNothing()
    {
        var files = Directory.GetFiles(RuntimeEnvironment.GetRuntimeDirectory(), "*.dll").Order(StringComparer.Ordinal).ToList();
        using var universe = new LinkUniverse(files, []);

        Assert.Empty(Findings(universe, files));
    }

    [Fact]
    public void Check_LibrariesOfOthersAgainstReferenceAssemblies_FindsNothing()
    {
        var files = Directory.GetFiles(AppContext.BaseDirectory, "*.dll").Order(StringComparer.Ordinal).ToList();
        using var universe = new LinkUniverse(Linked.Frameworks, files.Select(file => new LinkSource(
            Path.GetFileNameWithoutExtension(file), Path.GetFileName(file), () => ImmutableArray.Create(File.ReadAllBytes(file)))));

        Assert.True(files.Count > 30);
        var findings = Findings(universe, files);
        Assert.True(findings.Length == 0, string.Join('\n', findings));
    }

    private static string[] Findings(LinkUniverse universe, IEnumerable<string> files) =>
    [
        .. files.Select(file => universe.Find(Path.GetFileNameWithoutExtension(file))).OfType<LinkAssembly>().AsParallel()
            .SelectMany(assembly => AssemblyLinking.Check(assembly).Where(finding => !finding.IsDoubtful).Select(finding => $"{assembly.Name}: {finding}")),
    ];
}
