using System.IO.Compression;
using FsCheck;
using FsCheck.Fluent;
using Slipway.Images.Gzip;

namespace Slipway.Images.Tests.Gzip;

public sealed class GzipMemberTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(6)]
    [InlineData(9)]
    public void Compress_AtAnyLevel_SaysNothingOfThePlatform(int level)
    {
        var member = GzipMember.Compress("hello"u8, level);
        Assert.Equal([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff], member.Buffer[..10]);
        member.Return();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(6)]
    [InlineData(9)]
    public void Compress_NoiseOfFullSize_FitsItsMemory(int level)
    {
        var noise = new byte[GzipMember.DataSize];
        new System.Random(7).NextBytes(noise);
        var member = GzipMember.Compress(noise, level);
        Assert.Equal(noise, Expand(member.Buffer.AsSpan(0, member.Length).ToArray()));
        member.Return();
    }

    [Fact]
    public void Sink_AnyWritesInAnyPieces_IsOneGzipFileOfThem() =>
        Prop.ForAll<byte[][]>(pieces =>
        {
            using var output = new MemoryStream();
            using var sink = new GzipTarSink(output, 6, 2);
            foreach (var piece in pieces.Append(new byte[] { 1 }).Where(piece => piece.Length > 0))
            {
                piece.CopyTo(sink.Room);
                sink.AdvanceAsync(piece.Length, CancellationToken.None).AsTask().GetAwaiter().GetResult();
            }

            var (plain, packed) = sink.FinishAsync(CancellationToken.None).GetAwaiter().GetResult();
            byte[] expected = [.. pieces.SelectMany(piece => piece), 1];
            return Expand(output.ToArray()).SequenceEqual(expected) && plain == Digest.Of(expected) && packed == Digest.Of(output.ToArray());
        }).QuickCheckThrowOnFailure();

    [Fact]
    public async Task Sink_MoreThanAMember_IsCutEveryMebibyte()
    {
        using var output = new MemoryStream();
        using var sink = new GzipTarSink(output, 6, 2);
        for (var left = (2 * GzipMember.DataSize) + 10; left > 0;)
        {
            var count = Math.Min(left, sink.Room.Length);
            sink.Room.Span[..count].Fill(65);
            await sink.AdvanceAsync(count, CancellationToken.None);
            left -= count;
        }

        await sink.FinishAsync(CancellationToken.None);
        var blob = output.ToArray();
        var members = Enumerable.Range(0, blob.Length - 10).Count(at => blob.AsSpan(at, 10).SequenceEqual<byte>([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]));
        Assert.Equal(3, members);
        Assert.Equal((2 * GzipMember.DataSize) + 10, Expand(blob).Length);
    }

    private static byte[] Expand(byte[] blob)
    {
        using var output = new MemoryStream();
        using var gzip = new GZipStream(new MemoryStream(blob), CompressionMode.Decompress);
        gzip.CopyTo(output);
        return output.ToArray();
    }
}
