using Slipway.Images.Layers;

namespace Slipway.Images.Tests.Layers;

public sealed class LayerTreeTests
{
    [Fact]
    public void From_FilesInAnyOrder_NamesEveryParentFirst()
    {
        var tree = LayerTree.From([File("b/c/d"), File("a.txt"), File("a/x"), LayerEntry.Symlink("b/link", "c/d")]).Required;

        Assert.Equal(["a", "a.txt", "a/x", "b", "b/c", "b/c/d", "b/link"], tree.Entries.Select(entry => entry.Path));
        Assert.All(tree.Entries.Where(entry => entry.Path is "a" or "b" or "b/c"), entry => Assert.Equal(LayerEntryKind.Directory, entry.Kind));
    }

    [Fact]
    public void From_FolderWithAMode_KeepsTheMode()
    {
        var tree = LayerTree.From([File("tmp/x"), LayerEntry.Directory("tmp") with { Mode = UnixFileMode.StickyBit | UnixFileMode.UserRead }]).Required;
        Assert.Equal(UnixFileMode.StickyBit | UnixFileMode.UserRead, tree.Entries[0].Mode);
    }

    [Fact]
    public void From_ManyFaults_NamesAllOfThem()
    {
        var tree = LayerTree.From(
        [
            File("a"), File("a"), File("b/File"), File("b/file"), File("c"), File("c/d"), File("e/.wh.f"), File("/abs"), File("up/../x"),
            File("back\\slash"), File("new\nline"), File("\ud800"), File(""), LayerEntry.Symlink("link", ""),
        ]);

        Assert.Null(tree.Value);
        Assert.Equal(
            [
                "SLP5001 a", "SLP5002 b/file", "SLP5003 e/.wh.f", "SLP5004 ", "SLP5004 /abs", "SLP5004 back\\slash",
                "SLP5004 link", "SLP5004 new\nline", "SLP5004 up/../x", "SLP5004 \ud800", "SLP5005 c/d",
            ],
            tree.Problems.Select(problem => $"{problem.Id} {problem.Subject}").Order(StringComparer.Ordinal));
        Assert.All(tree.Problems, problem => Assert.NotEmpty(problem.Remedy));
    }

    [Fact]
    public void Required_OfProblems_ThrowsThem() =>
        Assert.Contains("SLP5001", Assert.Throws<InvalidOperationException>(() => LayerTree.From([File("a"), File("a")]).Required).Message, StringComparison.Ordinal);

    private static LayerEntry File(string path) => LayerEntry.File(path, new byte[] { 1 });
}
