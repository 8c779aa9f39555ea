using Slipway.Images.Composition;
using Slipway.Images.Layouts;
using Slipway.Images.Validation;

namespace Slipway.Images.Tests.RealTools;

public sealed class PackerTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task Pack_InOtherProcessesPlacesAndSettings_HasTheSameBytes()
    {
        var first = await PackerProcess.RunAsync(Source("one", descending: false), _folder["cache1"], _folder["out1"]);
        var second = await PackerProcess.RunAsync(Source("elsewhere/two", descending: true), _folder["cache2"], _folder["out2"], "077", new()
        {
            ["TZ"] = "Pacific/Apia",
            ["LANG"] = "tr_TR.UTF-8",
            ["LC_ALL"] = "tr_TR.UTF-8",
            ["HOME"] = _folder["home"],
            ["DOTNET_PROCESSOR_COUNT"] = "1",
        });

        Assert.Equal(first, second);
        var (one, two) = (Files("out1"), Files("out2"));
        Assert.Equal(one.Keys, two.Keys);
        Assert.All(one, file => Assert.Equal(file.Value, two[file.Key]));
    }

    [Fact]
    public async Task Pack_SeveralProcessesOnOneCacheAndPlace_AllSucceed()
    {
        var source = Source("source", descending: false);
        var digests = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => PackerProcess.RunAsync(source, _folder["cache"], _folder["out"])));
        Assert.Single(digests.Distinct());
        await AssertSoundAsync(digests[0]);
    }

    [Fact]
    public async Task Pack_KilledAtRandomMoments_TheNextRunIsRight()
    {
        var source = Source("source", descending: false);
        var expected = await PackerProcess.RunAsync(source, _folder["clean"], _folder["clean-out"]);
        var random = new Random(4711);
        for (var round = 0; round < 12; round++)
        {
            using var process = PackerProcess.Start(source, _folder["cache"], _folder["out"]);
            await Task.Delay(random.Next(40, 260), TestContext.Current.CancellationToken);
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            if (round % 4 == 3)
            {
                Assert.Equal(expected, await PackerProcess.RunAsync(source, _folder["cache"], _folder["out"]));
                await AssertSoundAsync(expected);
                Directory.Delete(_folder["cache"], recursive: true);
            }
        }

        await PackerProcess.RunAsync(source, _folder["cache"], _folder["out"]);
        Assert.DoesNotContain(Directory.GetFileSystemEntries(_folder.Path, ".*", SearchOption.AllDirectories), path => path.Contains(".partial", StringComparison.Ordinal));
    }

    public void Dispose() => _folder.Dispose();

    private string Source(string name, bool descending)
    {
        var numbers = Enumerable.Range(0, 60);
        foreach (var at in descending ? numbers.Reverse() : numbers)
        {
            var bytes = new byte[at * 4000];
            new Random(at).NextBytes(bytes.AsSpan(0, bytes.Length / 2));
            _folder.Write($"{name}/{(at % 2 == 0 ? "I" : "i" + at)}/file{at}", bytes);
        }

        return _folder[name];
    }

    private Dictionary<string, byte[]> Files(string folder) => Directory.GetFiles(_folder[folder], "*", SearchOption.AllDirectories)
        .Order(StringComparer.Ordinal)
        .ToDictionary(file => Path.GetRelativePath(_folder[folder], file), File.ReadAllBytes, StringComparer.Ordinal);

    private async Task AssertSoundAsync(string digest)
    {
        var read = (await (await OciLayout.OpenAsync(_folder["out"], CancellationToken.None)).Required.ReadAsync("1", CancellationToken.None)).Required;
        Assert.Equal(digest, read.Digest.ToString());
        Assert.Empty(await ImageValidator.ValidateAsync(PackedImage.Of(read.Images[0]), CancellationToken.None));
    }
}
