using Slipway.Builder.Compilation;
using Slipway.Builder.Pipeline;
using Slipway.Builder.Tests.Making;

namespace Slipway.Builder.Tests.Compilation;

public sealed class KeptCompilationTests : IDisposable
{
    private readonly Site _site = new();

    public KeptCompilationTests() => _site.Feed.WithServer().WithPlugin("one").WithPlugin("two");

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task Compile_TheSameAgain_TakesTheSameBytesFromTheCache()
    {
        var first = await CompileAsync("one");
        var second = await CompileAsync("one");

        Assert.False(first.FromCache);
        Assert.True(second.FromCache);
        Assert.Equal(first.Assembly, second.Assembly, Same);
        Assert.Equal(first.Files.Select(file => file.Key), second.Files.Select(file => file.Key));
    }

    [Theory]
    [InlineData("one,two", "")]
    [InlineData("one", "  image: { env: { A: b } }")]
    public async Task Compile_SomethingElse_CompilesAnew(string plugins, string more)
    {
        var first = await CompileAsync("one");
        var other = await CompileAsync(plugins, more);

        Assert.False(other.FromCache);
        Assert.NotEqual(first.Assembly, other.Assembly, Same);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(40)]
    [InlineData(-1)]
    public async Task Compile_ADamagedByte_IsMadeAgainAndRepaired(int place)
    {
        var first = await CompileAsync("one");
        var file = Assert.Single(Directory.GetFiles(_site["cache/compiled"]));
        var content = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        content[place < 0 ? ^1 : place] ^= 1;
        await File.WriteAllBytesAsync(file, content, TestContext.Current.CancellationToken);

        var again = await CompileAsync("one");
        var repaired = await CompileAsync("one");

        Assert.False(again.FromCache);
        Assert.True(repaired.FromCache);
        Assert.Equal(first.Assembly, again.Assembly, Same);
        Assert.Equal(first.Assembly, repaired.Assembly, Same);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(500)]
    public async Task Compile_AFileThatEndsEarly_IsMadeAgain(int length)
    {
        var first = await CompileAsync("one");
        using (var file = File.OpenWrite(Directory.GetFiles(_site["cache/compiled"])[0]))
        {
            file.SetLength(length);
        }

        var again = await CompileAsync("one");

        Assert.False(again.FromCache);
        Assert.Equal(first.Assembly, again.Assembly, Same);
    }

    [Fact]
    public async Task Compile_AnothersFileUnderItsName_IsNotTaken()
    {
        var first = await CompileAsync("one");
        var own = Directory.GetFiles(_site["cache/compiled"])[0];
        await CompileAsync("two");
        var others = Directory.GetFiles(_site["cache/compiled"]).Single(file => file != own);
        File.Copy(others, own, overwrite: true);

        var again = await CompileAsync("one");

        Assert.False(again.FromCache);
        Assert.Equal(first.Assembly, again.Assembly, Same);
    }

    private static bool Same(ReadOnlyMemory<byte> left, ReadOnlyMemory<byte> right) => left.Span.SequenceEqual(right.Span);

    private async Task<CompiledServer> CompileAsync(string plugins, string more = "")
    {
        var manifest = _site.Manifest(plugins.Split(','), more);
        var outcome = await ServerPipeline.RunAsync(manifest, BuildStage.Compile, _site.Context(), TestContext.Current.CancellationToken);
        Assert.True(outcome.Compiled is not null, _site.Said);
        return outcome.Compiled;
    }
}
