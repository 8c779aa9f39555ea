using System.Collections.Immutable;
using Slipway.Builder.Linking;
using Slipway.Builder.Resolution;
using Slipway.Builder.Tests.Making;

namespace Slipway.Builder.Tests.Linking;

/// <summary>A plugin that was compiled against a library as it was, looked up in the library as it is now.</summary>
internal static class Linked
{
    public static IReadOnlyList<string> Frameworks { get; } = FrameworkPacks.Find(Site.DotnetRoot)!.ReferenceAssemblies;

    public static IReadOnlyList<string> Check(string was, string now, string plugin) =>
        Check(AssemblyMaker.Compile("Lib", "1.0.0", was), plugin, ("Lib", AssemblyMaker.Compile("Lib", "1.0.0", now)));

    public static IReadOnlyList<string> Check(byte[] was, string plugin, params (string Name, byte[] Content)[] now)
    {
        using var universe = new LinkUniverse(Frameworks, now.Append(("Slipway.Sdk", AssemblyMaker.Sdk)).Append(("Plugin", AssemblyMaker.Compile("Plugin", "1.0.0", plugin, was)))
            .Select(one => new LinkSource(one.Item1, $"{one.Item1} 2.0.0", () => ImmutableArray.Create(one.Item2))));
        return [.. AssemblyLinking.Check(universe.Find("Plugin")!).Select(finding => (finding.IsDoubtful ? "perhaps: " : "") + finding)];
    }
}
