using Slipway.Images.Blobs;
using Slipway.Images.Layers;

namespace Slipway.Images.Tests.RealTools;

public sealed class TarTests
{
    [Fact]
    public async Task List_ByGnuTar_SeesLongAndForeignNames()
    {
        using var folder = new TempFolder();
        string[] paths =
        [
            "app/" + new string('a', 96), "app/" + new string('b', 97), string.Join('/', Enumerable.Repeat(new string('c', 50), 6)),
            "app/ünï/日本.dll", "app/" + new string('d', 200) + "/file",
        ];
        var entries = paths.Select(path => LayerEntry.File(path, "x"u8.ToArray()))
            .Append(LayerEntry.Symlink("link", "app/" + new string('t', 150)));
        var layer = await LayerBuilder.BuildAsync(
            LayerTree.From(entries).Required, new BlobFolder(folder["blobs"]), new LayerOptions(), CancellationToken.None);

        var listed = await CommandRunner.RunAsync(
            Tool.Require("tar", "tar"), ["--quoting-style=literal", "--full-time", "-tvzf", layer.BlobPath], environment: new Dictionary<string, string?> { ["TZ"] = "UTC", ["LC_ALL"] = "C.UTF-8" });

        Assert.True(listed.ExitCode == 0 && listed.Error.Length == 0, listed.All);
        var lines = listed.Output.TrimEnd('\n').Split('\n');
        Assert.All(lines, line => Assert.Contains(" 0/0 ", line, StringComparison.Ordinal));
        Assert.All(lines, line => Assert.Contains(" 1980-01-01 00:00:00 ", line, StringComparison.Ordinal));
        Assert.All(paths, path => Assert.Single(lines, line => line.EndsWith(" " + path, StringComparison.Ordinal)));
        Assert.Single(lines, line => line.EndsWith($" link -> app/{new string('t', 150)}", StringComparison.Ordinal));
    }
}
