using System.Collections.Immutable;
using Slipway.Builder.Linking;
using Slipway.Builder.Resolution;
using Slipway.Builder.Tests.Making;

namespace Slipway.Builder.Tests.Linking;

/// <summary>Servers that have frameworks and a server's own packages in common: what is found in one is what would be found in it alone.</summary>
public sealed class SharedGroundTests : IDisposable
{
    private const string Caller = "namespace Acme.Helper; public static class Trees { public static int Shake() => Acme.Leaf.Leaves.Count(\"\"); }";

    private readonly Site _site = new();

    public void Dispose() => _site.Dispose();

    private static byte[] Leaf(string member) =>
        AssemblyMaker.Compile("Acme.Leaf", "1.0.0", $$"""namespace Acme.Leaf; public static class Leaves { public static int {{member}}(string of) => 0; }""");

    private static byte[] Helper { get; } = AssemblyMaker.Compile("Acme.Helper", "1.0.0", Caller, Leaf("Count"));

    private async Task<IReadOnlyList<LinkedPackage>> LinkAsync(string plugin, ResolverMemory memory)
    {
        var context = _site.Context() with { Memory = memory };
        var token = TestContext.Current.CancellationToken;
        var resolved = await ServerResolver.ResolveAnewAsync(_site.Manifest([plugin]), context, token);
        Assert.True(resolved is not null, _site.Said);
        return PackageLinking.Check(resolved, PackageLinking.Subjects(resolved), Linked.Frameworks, context, token);
    }

    [Fact]
    public async Task Check_ServersOnOneGround_FindsWhatItFindsInEachAlone()
    {
        // A package of the server's own refers to an assembly that only the last plugin brings.
        new PackageMaker("Acme.Trees", "1.0.0").File("lib/net10.0/Acme.Helper.dll", Helper).WriteTo(_site.Feed.Folder);
        _site.Feed.WithServer("1.0.0", ("Acme.Trees", "1.0.0"))
            .WithPlugin("links")
            .WithPlugin("misses", more: package => package.File("lib/net10.0/Acme.Other.dll", AssemblyMaker.Compile("Acme.Other", "1.0.0", Caller.Replace("Helper", "Other", StringComparison.Ordinal), Leaf("Count"))))
            .WithPlugin("brings", more: package => package.File("lib/net10.0/Acme.Leaf.dll", Leaf("Counts")));
        using var memory = new ResolverMemory();

        foreach (var plugin in (string[])["links", "misses", "brings"])
        {
            var (shared, alone) = (await LinkAsync(plugin, memory), await LinkAsync(plugin, ResolverMemory.None));

            Assert.Equal(alone.Select(Told), shared.Select(Told));
            Assert.Equal(plugin is "misses", alone.Any(package => package.Findings.Count > 0));
        }
    }

    [Fact]
    public void IsApart_AssemblyThatTheGroundHasOrWasMissedThere_IsNot()
    {
        using var ground = new LinkUniverse(Linked.Frameworks, [Source("Acme.Helper", Helper)]);
        using var other = new LinkUniverse(ground, [Source("Acme.Other", Helper)]);
        using var shadow = new LinkUniverse(ground, [Source("acme.helper", Helper)]);
        using var leaf = new LinkUniverse(ground, [Source("Acme.Leaf", Leaf("Count"))]);

        Assert.Equal((true, false, true), (other.IsApart, shadow.IsApart, leaf.IsApart));
        Assert.NotEmpty(AssemblyLinking.Check(ground.Find("Acme.Helper")!));
        Assert.Equal((true, false, false), (other.IsApart, shadow.IsApart, leaf.IsApart));
    }

    private static LinkSource Source(string name, byte[] content) => new(name, name, () => ImmutableArray.Create(content));

    private static string Told(LinkedPackage package) => string.Join('\n', [package.Package.ToString(), .. package.Findings.Select(finding => $"{finding} {finding.IsDoubtful}"), .. package.Uses.Select(use => use.ToString()), .. package.Reached]);
}
