using System.Text;
using System.Text.Json;
using Slipway.Metadata.Diagnostics;
using Slipway.Metadata.Shapes;

namespace Slipway.Metadata.Tests.Shapes;

public sealed class ShapeTests
{
    /// <summary>A format that uses every kind of shape and rule.</summary>
    internal static readonly DocumentShape Shape = new("test", "Test", "A format of this test.", new ObjectShape(
        Field.Required("name", Texts.DnsLabel, "A name."),
        Field.MayHave("count", new WholeNumberShape { Smallest = 1, Largest = 9 }, "A count.") with { Default = "1" },
        Field.MayHave("on", new BooleanShape(), "A switch."),
        Field.MayHave("until", Texts.Date, "A day."),
        Field.MayHave("labels", new MapShape(Texts.DnsLabel, Texts.Line), "Labels."),
        Field.MayHave("items", new ListShape(Texts.DnsLabel) { Fewest = 1, Unique = true }, "Items."),
        Field.MayHave("people", new ListShape(new ObjectShape(
            Field.Required("first", Texts.Line, "First name."), Field.MayHave("last", Texts.Line, "Last name.")))
        { UniqueBy = ["first", "last"] }, "People."),
        Field.MayHave("packages", new UnionShape(Texts.OneOf("a choice", "none", "any"), new ListShape(Texts.Line)), "A choice or a list."),
        Field.MayHave("file", Texts.RelativePath, "A file."),
        Field.MayHave("url", Texts.WebAddress, "An address."),
        Field.MayHave("status", Texts.OneOf("a status", "active", "removed"), "A status."),
        Field.MayHave("reason", Texts.Line, "A reason."))
    {
        AllowsAnnotations = true,
        Rules = [new ExactlyOneOf("file", "url"), new RequiredWhen("status", ["removed"], ["reason"])],
    });

    private static string Check(string body, ReadMode mode = ReadMode.Strict)
    {
        var bag = new DiagnosticBag();
        var text = $"apiVersion: slipway.dev/v1alpha1\nkind: Test\n{body}";
        var root = Shape.Read(Encoding.UTF8.GetBytes(text), "t.yaml", mode, bag);
        Assert.Equal(root is null, bag.HasErrors);
        return string.Join('\n', bag.Sorted().Select(diagnostic => $"{diagnostic.Position!.Line}:{diagnostic.Position.Column} {diagnostic.Id} {diagnostic.Message}"));
    }

    [Theory]
    [InlineData("name: a\nfile: b\n")]
    [InlineData("name: a\nfile: b\ncount: 9\non: false\nuntil: 2028-02-29\nlabels: { k: v }\nitems: [ a, b ]\npackages: any\nstatus: active\nx-mine: [ 1 ]\n")]
    [InlineData("name: a\nurl: https://a.example\npackages: [ any thing ]\nstatus: removed\nreason: old\ncount: 0x3\n")]
    [InlineData("name: a\nfile: b\npeople: [ { first: a, last: b }, { first: a, last: c }, { first: a } ]\n")]
    public void Read_OfTheShape_IsAccepted(string body) => Assert.Equal("", Check(body));

    [Theory]
    [InlineData("file: b\n", "1:1 SLP1021 \"name\" is missing in the document")]
    [InlineData("name: a\nfile: b\nnmae: c\n", "5:1 SLP1020 the document has no key \"nmae\"")]
    [InlineData("name:\nfile: b\n", "3:1 SLP1022 name has no value")]
    [InlineData("name: 12\nfile: b\n", "3:7 SLP1022 name is a number; it must be a name")]
    [InlineData("name: [ a ]\nfile: b\n", "3:7 SLP1022 name is a list; it must be a name")]
    [InlineData("name: A_b\nfile: b\n", "3:7 SLP1024 name \"A_b\" is not a name")]
    [InlineData("name: \"a\\n\"\nfile: b\n", "3:7 SLP1024 name \"a\n\" is not a name")]
    [InlineData("name: \"\"\nfile: b\n", "3:7 SLP1025 name is too short: it has 0 characters")]
    [InlineData("name: a\nfile: b\ncount: 10\n", "5:8 SLP1025 count is too large")]
    [InlineData("name: a\nfile: b\ncount: 1.5\n", "5:8 SLP1022 count is a number; it must be a whole number")]
    [InlineData("name: a\nfile: b\non: yes\n", "5:5 SLP1022 on is text; it must be true or false")]
    [InlineData("name: a\nfile: b\nuntil: 2027-02-29\n", "5:8 SLP1024 until \"2027-02-29\" is not a date: there is no such day")]
    [InlineData("name: a\nfile: b\nlabels: { K: v }\n", "5:11 SLP1024 labels.K \"K\" is not a name")]
    [InlineData("name: a\nfile: b\nitems: []\n", "5:8 SLP1025 items needs at least one item")]
    [InlineData("name: a\nfile: b\nitems: [ x, y, x ]\n", "5:16 SLP1026 \"x\" occurs twice in items; the first is at line 5")]
    [InlineData("name: a\nfile: b\npeople: [ { first: a, last: b }, { first: a, last: b } ]\n", "5:34 SLP1026 \"a b\" occurs twice in people; the first is at line 5")]
    [InlineData("name: a\nfile: b\npackages: nothing\n", "5:11 SLP1023 packages \"nothing\" is not a choice")]
    [InlineData("name: a\nfile: b\npackages: { a: b }\n", "5:11 SLP1022 packages is a mapping; it must be a choice or a list")]
    [InlineData("name: a\n", "1:1 SLP1027 the document needs one of file, url")]
    [InlineData("name: a\nfile: b\nurl: https://c.example\n", "5:1 SLP1027 file and url exclude one another in the document")]
    [InlineData("name: a\nfile: b\nstatus: removed\n", "5:9 SLP1021 \"reason\" is missing in the document: status removed requires it")]
    public void Read_NotOfTheShape_IsToldAtItsPlace(string body, string expected) => Assert.Equal(expected, Check(body));

    [Fact]
    public void Read_ARootThatIsNoMapping_IsTold()
    {
        var bag = new DiagnosticBag();

        Assert.Null(Shape.Read("- a\n"u8, "t.yaml", ReadMode.Strict, bag));

        Assert.Equal("the document is a list; it must be a mapping", Assert.Single(bag.Sorted()).Message);
    }

    [Fact]
    public void Read_ThousandsOfProblems_StopsTelling()
    {
        var bag = new DiagnosticBag();
        var body = "name: a\nfile: b\n" + string.Concat(Enumerable.Range(0, 20_000).Select(i => $"nope{i}: 1\n"));

        Shape.Read(Encoding.UTF8.GetBytes("apiVersion: slipway.dev/v1alpha1\nkind: Test\n" + body), "t.yaml", ReadMode.Strict, bag);

        Assert.Equal(200, bag.Count);
    }

    [Fact]
    public void JsonSchema_OfAShape_IsWhatTheShapeSays()
    {
        var schema = Shape.JsonSchema();

        using var parsed = JsonDocument.Parse(schema);
        Assert.Equal("https://json-schema.org/draft/2020-12/schema", parsed.RootElement.GetProperty("$schema").GetString());
        Snapshot.Match(schema, extension: "json");
    }

    [Fact]
    public void Pattern_NotAnchored_IsRefused() =>
        Assert.Throws<ArgumentException>(() => new TextShape { Pattern = new System.Text.RegularExpressions.Regex("a$") });
}
