using Slipway.Metadata.Pages;
using Slipway.Metadata.Shapes;

namespace Slipway.Metadata.Tests.Pages;

public sealed class FormatPageTests
{
    private static readonly ObjectShape Part = new(
        Field.MayHave("key", Texts.Line, "A key, or a `file|folder`."),
        Field.MayHave("file", Texts.RelativePath, "A file; *.md is one."))
    {
        Rules = [new ExactlyOneOf("key", "file"), new RequiredWhen("key", ["a", "b"], ["file"])],
    };

    private static readonly string Page = FormatPage.Of(new DocumentShape("toy", "Toy", "A toy.", new ObjectShape(
        Field.Required("name", Texts.DnsLabel, "Its name."),
        Field.RequiredOfAuthors("size", new WholeNumberShape { Smallest = 1, Largest = 3 }, "How big it is."),
        Field.MayHave("colour", Texts.OneOf("a colour", "red", "blue"), "What it looks like.") with { Default = "\"red\"" },
        Field.MayHave("parts", new ListShape(Part) { UniqueBy = ["key"], Fewest = 1 }, "What it is made of."),
        Field.MayHave("from", new UnionShape(Texts.Date, Part), "Since when, or out of what."),
        Field.MayHave("sizes", new MapShape(Texts.DnsLabel, new BooleanShape()), "More."))));

    [Theory]
    [InlineData("| `name` | yes | a name: lower-case letters, digits and inner hyphens, at most 63, such as `prometheus` |  | Its name. |")]
    [InlineData("| `size` | of authors | a whole number, 1 to 3 |  | How big it is. |")]
    [InlineData("| `colour` |  | `red` or `blue` | `\"red\"` | What it looks like. |")]
    [InlineData("| `parts` |  | a list; each item is [a mapping](#parts); at least 1; no two agree in `key` |  | What it is made of. |")]
    [InlineData("| `from` |  | a date: YYYY-MM-DD, such as `2027-01-31`, or [a mapping](#from) |  | Since when, or out of what. |")]
    [InlineData("| `key` |  | a line of text, at most 200 characters |  | A key, or a `file\\|folder`. |")]
    [InlineData("| `file` |  | a relative path: a path with forward slashes, without .. and spaces, such as `config/prometheus.schema.json` |  | A file; \\*.md is one. |")]
    [InlineData("## `parts[]`")]
    [InlineData("Exactly one of `key` or `file` is there.")]
    [InlineData("Where `key` is `a` or `b`, `file` must be there.")]
    public void Of_AFormat_SaysOfEachKeyWhatItTakesAndMeans(string line) => Assert.Contains(line, Page.Split('\n'));

    [Fact]
    public void Of_AFormat_ShowsTheSmallestFileOfIt() => Assert.Contains("kind: Toy\nname: prometheus\nsize: 1\n```\n", Page, StringComparison.Ordinal);
}
