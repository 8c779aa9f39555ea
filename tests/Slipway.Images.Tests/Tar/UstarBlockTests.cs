using System.Text;
using Slipway.Images.Tar;

namespace Slipway.Images.Tests.Tar;

public sealed class UstarBlockTests
{
    [Fact]
    public void Write_OfFile_PutsEveryFieldWhereTheStandardHasIt()
    {
        var block = new byte[UstarBlock.Size];
        UstarBlock.Write(block, new TarHeader("name", TarHeader.File, Convert.ToInt32("644", 8), 1234, 315532800, ""), "dir");

        Assert.Equal("name", Text(block, 0, 100));
        Assert.Equal("0000644", Text(block, 100, 8));
        Assert.Equal("0000000", Text(block, 108, 8));
        Assert.Equal("0000000", Text(block, 116, 8));
        Assert.Equal("00000002322", Text(block, 124, 12));
        Assert.Equal("02263523000", Text(block, 136, 12));
        Assert.Equal('0', (char)block[156]);
        Assert.Equal("ustar\000", Encoding.ASCII.GetString(block, 257, 8));
        Assert.Equal("", Text(block, 265, 64));
        Assert.Equal("dir", Text(block, 345, 155));
        Assert.Equal(block.Sum(value => value) - block[148..156].Sum(value => value) + (8 * ' '), Convert.ToInt32(Text(block, 148, 7), 8));
        Assert.Equal("\0 ", Encoding.ASCII.GetString(block, 154, 2));
    }

    [Theory]
    [InlineData(100, true)]
    [InlineData(101, false)]
    public void TrySplit_NameWithoutSlash_FitsUpToAHundred(int length, bool fits) =>
        Assert.Equal(fits, UstarBlock.TrySplit(new string('n', length), out _, out _));

    [Fact]
    public void TrySplit_LongPath_SplitsAtASlashThatFits()
    {
        var path = new string('d', 155) + "/" + new string('n', 100);
        Assert.True(UstarBlock.TrySplit(path, out var prefix, out var name));
        Assert.Equal((155, 100), (prefix.Length, name.Length));
        Assert.False(UstarBlock.TrySplit("x" + path, out _, out _));
    }

    [Fact]
    public void TrySplit_LongFolder_DoesNotSplitAtItsTrailingSlash()
    {
        Assert.True(UstarBlock.TrySplit(new string('d', 60) + "/" + new string('e', 60) + "/", out var prefix, out var name));
        Assert.Equal((new string('d', 60), new string('e', 60) + "/"), (prefix, name));
        Assert.False(UstarBlock.TrySplit(new string('d', 120) + "/", out _, out _));
    }

    [Fact]
    public void For_WhatUstarHolds_AreNoRecords() =>
        Assert.Empty(PaxRecords.For(new TarHeader("a/b", TarHeader.File, 0, UstarBlock.LargestSize, 0, "")));

    [Fact]
    public void For_WhatUstarDoesNotHold_AreRecordsInOrder()
    {
        var header = new TarHeader("ü", TarHeader.Symlink, 0, UstarBlock.LargestSize + 1, 0, new string('t', 101));
        Assert.Equal(
            $"115 linkpath={new string('t', 101)}\n11 path=ü\n19 size=8589934592\n",
            Encoding.UTF8.GetString(PaxRecords.For(header)));
        Assert.Equal(new TarHeader("PaxHeaders.0/", TarHeader.Pax, 0, 5, 0, ""), PaxRecords.HeaderFor(header, 5) with { Name = "PaxHeaders.0/" });
        Assert.Equal(0, PaxRecords.Reduce(header).Size);
    }

    [Theory]
    [InlineData("k", 4, "9 k=vvvv\n")]
    [InlineData("k", 5, "11 k=vvvvv\n")]
    [InlineData("k", 93, null)]
    [InlineData("k", 94, null)]
    [InlineData("k", 95, null)]
    [InlineData("k", 993, null)]
    [InlineData("k", 994, null)]
    public void Record_OfAnyLength_CountsItself(string key, int length, string? expected)
    {
        var record = PaxRecords.Record(key, new string('v', length));
        Assert.Equal(record.Length, int.Parse(record.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture));
        Assert.True(expected is null || record == expected, record);
    }

    private static string Text(byte[] block, int at, int length) => Encoding.ASCII.GetString(block, at, length).TrimEnd('\0');
}
