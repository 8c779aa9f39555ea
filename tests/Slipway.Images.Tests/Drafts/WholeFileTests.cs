using Slipway.Images.Blobs;

namespace Slipway.Images.Tests.Drafts;

public sealed class WholeFileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task Write_OfOneFileByMany_FailsForNobodyAndLeavesNothingBehind()
    {
        var path = _folder["file"];
        await Parallel.ForEachAsync(Enumerable.Range(0, 2000), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (at, token) =>
        {
            await WholeFile.WriteAsync(path, new byte[] { (byte)at, (byte)at }, token);
            var read = await File.ReadAllBytesAsync(path, token);
            Assert.True(read is [var first, var second] && first == second);
        });
        Assert.Equal([path], Directory.GetFiles(_folder.Path));
    }

    public void Dispose() => _folder.Dispose();
}
