using System.Text;
using Slipway.Metadata.Diagnostics;
using Slipway.Metadata.Yaml;

namespace Slipway.Metadata.Tests.Yaml;

/// <summary>What a file must not do to us.</summary>
public sealed class HostileYamlTests
{
    private static IReadOnlyList<Diagnostic> Refuse(ReadOnlySpan<byte> bytes)
    {
        var bag = new DiagnosticBag();
        Assert.Null(YamlReader.Read(bytes, "f.yaml", bag));
        Assert.True(bag.HasErrors);
        Assert.All(bag.Sorted(), diagnostic => Assert.NotNull(diagnostic.Position));
        Assert.All(bag.Sorted(), diagnostic => Assert.NotNull(diagnostic.Remedy));
        return bag.Sorted();
    }

    private static string RefuseOnce(string text)
    {
        var diagnostic = Assert.Single(Refuse(Encoding.UTF8.GetBytes(text)));
        return $"{diagnostic.Position!.Line}:{diagnostic.Position.Column} {diagnostic.Id}";
    }

    [Theory]
    [InlineData("", "1:1 SLP1004")]
    [InlineData("# only words\n", "1:1 SLP1004")]
    [InlineData("a: 1\n---\nb: 2\n", "2:1 SLP1005")]
    [InlineData("a: [1, 2\n", "2:1 SLP1006")]
    [InlineData("a:\n\tb: 1\n", "2:1 SLP1006")]
    [InlineData("a: {x: 1\nb: 2\n", "2:1 SLP1006")]
    [InlineData("... - item\n", "1:6 SLP1006")]
    [InlineData("a: @x\n", "1:4 SLP1006")]
    [InlineData("a: !!str 1\n", "1:4 SLP1010")]
    [InlineData("a: ! x\n", "1:4 SLP1010")]
    [InlineData("a: &x 1\n", "1:4 SLP1009")]
    [InlineData("b: 1\n<<: { a: 1 }\n", "2:1 SLP1011")]
    [InlineData("a: 1\nb: 2\n\"a\": 3\n", "3:1 SLP1012")]
    [InlineData("? [ a ]\n: 1\n", "1:3 SLP1013")]
    [InlineData(": 1\n", "1:1 SLP1013")]
    [InlineData("%YAML 1.1\n---\na: 1\n", "1:1 SLP1014")]
    [InlineData("%TAG !e! tag:example.com,2000:\n---\na: 1\n", "1:1 SLP1014")]
    [InlineData("a: \"\\u0000\"\n", "1:4 SLP1003")]
    [InlineData("a: \"\\u202E\"\n", "1:4 SLP1003")]
    [InlineData("a: \"\\x1b[2J\"\n", "1:4 SLP1003")]
    [InlineData("a: b\n\0\n", "2:1 SLP1003")]
    [InlineData("a: b\u202Ec\n", "1:5 SLP1003")]
    [InlineData("a: b\u2028c: d\n", "1:5 SLP1003")]
    [InlineData("a: b\u0085c: d\n", "1:5 SLP1003")]
    [InlineData("a: b\uFEFF\n", "1:5 SLP1003")]
    public void Read_WhatTheFormatsDoWithout_IsRefusedAtItsPlace(string text, string expected) => Assert.Equal(expected, RefuseOnce(text));

    [Fact]
    public void Read_DuplicateKey_NamesBothPlaces()
    {
        var diagnostic = Assert.Single(Refuse("spec:\n  a: 1\n  b: 2\n  a: 3\n"u8));

        Assert.Equal("f.yaml:4:3", diagnostic.Position!.ToString());
        Assert.Contains("line 2, column 3", diagnostic.Message);
    }

    [Fact]
    public void Read_SeveralProblems_AreToldAtOnce() =>
        Assert.Equal(["SLP1009", "SLP1010", "SLP1009", "SLP1012"], Refuse("a: &x 1\nb: !t 2\nc: *x\na: 3\n"u8).Select(diagnostic => diagnostic.Id));

    [Fact]
    public void Read_AliasBomb_IsRefusedWithoutExpanding()
    {
        var text = new StringBuilder("a0: &a0 [ x, x ]\n");
        for (var i = 1; i < 100; i++)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"a{i}: &a{i} [ *a{i - 1}, *a{i - 1}, *a{i - 1} ]\n");
        }

        var diagnostics = Refuse(Encoding.UTF8.GetBytes(text.ToString()));

        Assert.All(diagnostics, diagnostic => Assert.Equal("SLP1009", diagnostic.Id));
        Assert.Equal(["anchors are refused; this is the first of 100", "aliases are refused; this is the first of 297"], diagnostics.Select(diagnostic => diagnostic.Message));
    }

    public static TheoryData<string, string> Deep => new()
    {
        { new string('[', 500_000), "SLP1007" },
        { string.Concat(Enumerable.Repeat("{a: ", 200_000)), "SLP1007" },
        { string.Concat(Enumerable.Repeat("- ", 300_000)) + "x", "SLP1007" },
        { string.Concat(Enumerable.Repeat("[{", 200_000)), "SLP1007" },
        { string.Concat(Enumerable.Repeat("? ", 300_000)), "SLP1007" },
        { string.Concat(Enumerable.Range(0, 1000).Select(depth => new string(' ', depth) + "a:\n")), "SLP1007" },
        { "a: [" + string.Concat(Enumerable.Repeat("1,", 400_000)) + "]", "SLP1008" },
        { string.Concat(Enumerable.Range(0, 90_000).Select(i => $"k{i}: 1\n")), "SLP1008" },
    };

    [Theory]
    [MemberData(nameof(Deep), DisableDiscoveryEnumeration = true)]
    public void Read_TooDeepOrTooMany_StopsThere(string text, string id) =>
        Assert.Contains(Refuse(Encoding.UTF8.GetBytes(text)), diagnostic => diagnostic.Id == id);

    [Fact]
    public void Read_TenMegabytesOfBrackets_AreRefusedUnparsed()
    {
        var bytes = new byte[10 * 1024 * 1024];
        bytes.AsSpan().Fill((byte)'[');
        var before = GC.GetAllocatedBytesForCurrentThread();

        var diagnostic = Assert.Single(Refuse(bytes));

        Assert.Equal("SLP1001", diagnostic.Id);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1024 * 1024);
    }

    [Fact]
    public void Read_DeepFlow_CostsMemoryInProportionToTheFile()
    {
        var bytes = new byte[1024 * 1024];
        bytes.AsSpan().Fill((byte)'{');
        var before = GC.GetAllocatedBytesForCurrentThread();

        Refuse(bytes);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64L * 1024 * 1024);
    }

    [Theory]
    [InlineData("\"")]
    [InlineData("'")]
    [InlineData("")]
    public void Read_HugeScalar_IsReadWithinTheSizeLimit(string quote)
    {
        var bag = new DiagnosticBag();
        var text = $"a: {quote}{new string('x', 1_000_000)}{quote}\n";

        var document = YamlReader.Read(Encoding.UTF8.GetBytes(text), "f.yaml", bag);

        Assert.Equal(1_000_000, Assert.IsType<YamlMapping>(document!.Root).Text("a").Length);
    }

    [Fact]
    public void Read_HugeKey_IsRefused() =>
        Assert.Equal("SLP1006", Assert.Single(Refuse(Encoding.UTF8.GetBytes(new string('k', 500_000) + ": 1\n"))).Id);

    [Fact]
    public void Read_InvalidUtf8_NamesTheByteAndItsPlace()
    {
        var diagnostic = Assert.Single(Refuse([.. "a: 1\nb: x"u8, 0xC3, 0x28, .. "\n"u8]));

        Assert.Equal("f.yaml:2:5", diagnostic.Position!.ToString());
        Assert.Contains("0xC3", diagnostic.Message);
    }

    public static TheoryData<byte[]> NotUtf8 =>
    [
        Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("a: 1")).ToArray(),
        Encoding.BigEndianUnicode.GetPreamble().Concat(Encoding.BigEndianUnicode.GetBytes("a: 1")).ToArray(),
        Encoding.UTF32.GetPreamble().Concat(Encoding.UTF32.GetBytes("a: 1")).ToArray(),
        Encoding.Unicode.GetBytes("a: 1"),
        Encoding.BigEndianUnicode.GetBytes("a: 1"),
        new byte[] { 0x61, 0xFF },
        new byte[] { 0xC0, 0x80 },
        new byte[] { 0xED, 0xA0, 0x80 },
        new byte[] { 0xF4, 0x90, 0x80, 0x80 },
    ];

    [Theory]
    [MemberData(nameof(NotUtf8), DisableDiscoveryEnumeration = true)]
    public void Read_AnotherEncoding_IsRefused(byte[] bytes) => Assert.Equal("SLP1002", Assert.Single(Refuse(bytes)).Id);
}
