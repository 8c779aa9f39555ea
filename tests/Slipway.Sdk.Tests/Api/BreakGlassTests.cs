using Slipway.Sdk.Capabilities;

namespace Slipway.Sdk.Tests.Api;

/// <summary>
/// The framework API against its last release. `released/VERSION.txt` beside this test holds the surface of each release: the file
/// of a release is a copy of the approved surface and never changes again.
/// </summary>
public sealed class BreakGlassTests
{
    private const string Surface = """
        interface A.IProvider
            abstract string Query(string request)
            virtual int Count()
        sealed class A.Item
            new()
            required string Id { get; init; }
            string Title { get; }
        class A.Open : A.IProvider
            new(int size)
            virtual string Query(string request)
        """;

    private static readonly string Approved = Repository.PathOf("tests/Slipway.Sdk.Tests/Api/Snapshots/PublicSurfaceTests.Sdk_PublicSurface_IsApproved.v1.txt");

    [Fact]
    public void Sdk_AgainstItsLastRelease_BreaksNothingOrKeepsTheRulesOfBreaking()
    {
        var current = Version.Parse(PackageVersion());
        var problems = Released().Where(version => version < current).Max() is { } last
            ? BreakGlass.Problems((last, File.ReadAllText(PathOf(last))), (current, PublicSurface.Print(typeof(FrameworkV1).Assembly)), Page)
            : [];

        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    [Fact]
    public void ApprovedSurface_WithoutAnyOneOfItsMembers_IsABreak()
    {
        var lines = File.ReadAllLines(Approved);
        var members = Enumerable.Range(0, lines.Length)
            .Where(index => lines[index].StartsWith("    ", StringComparison.Ordinal) && !lines[index].EndsWith("= {", StringComparison.Ordinal)).ToList();

        Assert.True(members.Count > 300);
        // The whole surface is read for each, so every seventh is enough, and another seventh with every change of the surface.
        Assert.All(members.Where(index => index % 7 == members.Count % 7), index =>
            Assert.Single(SurfaceBreaks.Of(string.Join('\n', lines), string.Join('\n', lines.Where((_, at) => at != index)))));
    }

    [Theory]
    [InlineData("    virtual int Count()\n", "", "A.IProvider has no \"virtual int Count()\" any more")]
    [InlineData("    virtual int Count()\n", "    abstract int Count()\n", "A.IProvider has no \"virtual int Count()\" any more")]
    [InlineData("    virtual int Count()\n", "    virtual int Count()\n    abstract int Most()\n", "A.IProvider asks for \"abstract int Most()\"")]
    [InlineData("interface A.IProvider", "interface A.IProvider : A.INamed", "A.IProvider asks its implementers for A.INamed, too")]
    [InlineData("    new()\n", "    new()\n    required string Kind { get; init; }\n", "A.Item asks for \"required string Kind { get; init; }\"")]
    [InlineData("    string Title { get; }\n", "    int Title { get; }\n", "A.Item has no \"string Title { get; }\" any more")]
    [InlineData("class A.Open : A.IProvider", "class A.Open", "A.Open is no A.IProvider any more")]
    [InlineData("\nclass A.Open", "\nsealed class A.Open", "A.Open was a class and is a sealed class")]
    [InlineData("A.Open", "A.Opened", "A.Open is gone")]
    public void Of_WhatWouldBreak_IsNamed(string was, string now, string expected) =>
        Assert.Equal(expected, string.Join('\n', SurfaceBreaks.Of(Text, Text.Replace(was, now, StringComparison.Ordinal))));

    [Theory]
    [InlineData("    virtual int Count()\n", "    virtual int Count()\n    virtual int Most()\n")]
    [InlineData("    abstract string Query(string request)\n", "    virtual string Query(string request)\n")]
    [InlineData("    string Title { get; }\n", "    string Title { get; set; }\n    string? Kind { get; init; }\n")]
    [InlineData("    required string Id { get; init; }\n", "    string Id { get; init; }\n")]
    [InlineData("sealed class A.Item", "class A.Item")]
    [InlineData("class A.Open : A.IProvider", "class A.Open : A.IProvider, A.INamed")]
    [InlineData("interface A.IProvider", "enum A.New\n    int One = 1\ninterface A.IProvider")]
    public void Of_WhatOnlyAdds_IsSilent(string was, string now) => Assert.Empty(SurfaceBreaks.Of(Text, Text.Replace(was, now, StringComparison.Ordinal)));

    [Fact]
    public void Problems_ABreak_AsksForVersionGuideAndShimOneAfterTheOther()
    {
        var broken = Text.Replace("    virtual int Count()\n", "", StringComparison.Ordinal);
        IReadOnlyList<string> Judge(string version, string? page) =>
            BreakGlass.Problems((new Version(1, 4, 0), Text), (Version.Parse(version), broken), path => path == "docs/migration/v2.md" ? page : null);

        Assert.Equal(
            [
                "Slipway.Sdk 1.5.0 breaks plugins built for 1.4.0: A.IProvider has no \"virtual int Count()\" any more. Undo that, or set VersionPrefix in Directory.Build.props to 2.0.0",
                "docs/migration/v2.md is not there: write what broke and how a plugin's author moves",
            ],
            Judge("1.5.0", null));
        Assert.Equal(
            ["docs/migration/v2.md says nothing of A.IProvider", "docs/migration/v2.md does not state under \"## Shim\" what keeps plugins of v1 going, or why nothing does"],
            Judge("2.0.0", "# To v2\n\n## Shim\n\n## More\n"));
        Assert.Empty(Judge("2.0.0", "# To v2\n\n`IProvider` counts no more.\n\n## Shim\n\nA server of 2.x serves v1 beside v2.\n"));
        Assert.Empty(BreakGlass.Problems((new Version(1, 4, 0), Text), (new Version(1, 5, 0), Text), _ => null));
    }

    private static string Text => Surface.ReplaceLineEndings("\n") + "\n";

    private static string PackageVersion() =>
        System.Reflection.CustomAttributeExtensions.GetCustomAttribute<System.Reflection.AssemblyInformationalVersionAttribute>(typeof(FrameworkV1).Assembly)!.InformationalVersion.Split('-', '+')[0];

    private static string Folder => Repository.PathOf("tests/Slipway.Sdk.Tests/Api/released");

    private static IEnumerable<Version> Released() => !Directory.Exists(Folder) ? []
        : Directory.EnumerateFiles(Folder, "*.txt").Select(path => Version.Parse(Path.GetFileNameWithoutExtension(path)));

    private static string PathOf(Version version) => Path.Combine(Folder, version + ".txt");

    private static string? Page(string path) => File.Exists(Repository.PathOf(path)) ? File.ReadAllText(Repository.PathOf(path)) : null;
}
