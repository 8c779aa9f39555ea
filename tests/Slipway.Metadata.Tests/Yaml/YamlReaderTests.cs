using System.Text;
using System.Text.Json;
using Slipway.Metadata.Diagnostics;
using Slipway.Metadata.Yaml;

namespace Slipway.Metadata.Tests.Yaml;

public sealed class YamlReaderTests
{
    private static YamlMapping Accept(string text)
    {
        var bag = new DiagnosticBag();
        var document = YamlReader.Read(Encoding.UTF8.GetBytes(text), "f.yaml", bag);
        Assert.Empty(bag.Sorted());
        return Assert.IsType<YamlMapping>(document!.Root);
    }

    [Fact]
    public void Read_NestedDocument_KnowsThePlaceOfEveryKeyAndValue()
    {
        var root = Accept("a: 1\nlist:\n  - name: x\n    value: \"y z\"\nflow: { k: [ p, q ] }\n");

        Assert.Equal("f.yaml:1:4", root.Find("a")!.Value.Position.ToString());
        Assert.Equal("f.yaml:4:12", root.PositionAt("list[0].value").ToString());
        Assert.Equal(5, root.PositionAt("list[0].value").Length);
        Assert.Equal("f.yaml:5:17", root.PositionAt("flow.k[1]").ToString());
        Assert.Equal("f.yaml:2:1", root.Find("list")!.KeyPosition.ToString());
        Assert.Equal("f.yaml:2:1", root.PositionAt("list[7].name").ToString());
        Assert.Null(root.NodeAt("list[7]"));
    }

    [Fact]
    public void Read_ByteOrderMarkAndCarriageReturns_ArePartOfNoValue()
    {
        var root = Accept("\uFEFFa: b\r\nc: d\r\n");

        Assert.Equal("b", root.Text("a"));
        Assert.Equal("f.yaml:2:4", root.PositionAt("c").ToString());
    }

    [Theory]
    [InlineData("yes", "\"yes\"")]
    [InlineData("true", "true")]
    [InlineData("\"true\"", "\"true\"")]
    [InlineData("~", "null")]
    [InlineData("", "null")]
    [InlineData("0x1F", "31")]
    [InlineData("0o17", "15")]
    [InlineData("017", "17")]
    [InlineData("-12", "-12")]
    [InlineData("1.10", "1.1")]
    [InlineData(".5", "0.5")]
    [InlineData("1e3", "1000")]
    [InlineData("1.2.0", "\"1.2.0\"")]
    [InlineData("2027-01-31", "\"2027-01-31\"")]
    [InlineData("1_000", "\"1_000\"")]
    [InlineData("0x", "\"0x\"")]
    [InlineData(".", "\".\"")]
    [InlineData("+", "\"+\"")]
    [InlineData("1e", "\"1e\"")]
    [InlineData(".inf", "\".inf\"")]
    [InlineData("123456789012345678901234567890", "123456789012345678901234567890")]
    public void Read_PlainScalar_MeansWhatTheCoreSchemaSays(string scalar, string json)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            YamlJson.Write(Accept($"v: {scalar}\n").Find("v")!.Value, writer);
        }

        Assert.Equal(json, Encoding.UTF8.GetString(stream.ToArray()));
    }

    [Fact]
    public void Read_BlockScalars_KeepTheirText()
    {
        var root = Accept("a: |\n  one\n  two\nb: >-\n  one\n  two\n");

        Assert.Equal("one\ntwo\n", root.Text("a"));
        Assert.Equal("one two", root.Text("b"));
        Assert.Equal(YamlScalarStyle.Block, Assert.IsType<YamlScalar>(root.Find("a")!.Value).Style);
    }

    [Fact]
    public void Values_OfAnAcceptedMapping_AreTyped()
    {
        var root = Accept("t: x\nl: [ a, b ]\nm: { k: v }\ns:\n  - { n: 1 }\nf: true\ni: 42\nd: 2027-01-31\n");

        Assert.Equal("x", root.Text("t"));
        Assert.Null(root.TextOrNull("none"));
        Assert.Equal(["a", "b"], root.Texts("l"));
        Assert.Empty(root.Texts("none"));
        Assert.Equal("v", root.Mapping("m").Text("k"));
        Assert.Equal(1, root.Mappings("s").Single().IntegerOrNull("n"));
        Assert.True(root.Flag("f"));
        Assert.True(root.Flag("none", absent: true));
        Assert.Equal(42, root.IntegerOrNull("i"));
        Assert.Equal(new DateOnly(2027, 1, 31), root.DateOrNull("d"));
        Assert.Throws<InvalidOperationException>(() => root.Text("none"));
        Assert.Throws<InvalidOperationException>(() => root.Text("l"));
        Assert.Throws<InvalidOperationException>(() => root.Flag("t"));
    }
}
