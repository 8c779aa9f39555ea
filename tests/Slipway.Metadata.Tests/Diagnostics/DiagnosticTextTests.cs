using Slipway.Metadata.Diagnostics;

namespace Slipway.Metadata.Tests.Diagnostics;

public sealed class DiagnosticTextTests
{
    private static readonly DiagnosticRule Rule = new("SLP1999", DiagnosticSeverity.Error, "A rule", "Why.");

    private static SourcePosition At(string text, int line, int column, int length) =>
        new("m.yaml", line, column, length) { Source = new SourceText("m.yaml", text) };

    [Fact]
    public void Render_PositionRemedyAndSource_ShowsHeadlineExcerptCaretAndFix()
    {
        var diagnostic = Rule.At(At("a: 1\nmodul: X\n", 2, 1, 5), "no key \"modul\"", "did you mean \"module\"?");

        Assert.Equal(
            "m.yaml:2:1: error SLP1999: no key \"modul\"\n    2 | modul: X\n      | ^^^^^\n  fix: did you mean \"module\"?\n",
            DiagnosticText.Render(diagnostic));
    }

    [Fact]
    public void Render_NoPosition_ShowsTheMessageOnly() =>
        Assert.Equal("error SLP1999: it broke\n", DiagnosticText.Render(Rule.At(null, "it broke")));

    [Fact]
    public void Render_ControlCharactersInTheFile_NeverReachTheTerminal()
    {
        var diagnostic = Rule.At(At("\tx: \u001b[31m\u202Eevil", 1, 5, 9), "bad \u001b[0m value");

        var text = DiagnosticText.Render(diagnostic);

        Assert.DoesNotContain('\u001b', text);
        Assert.DoesNotContain('\u202E', text);
        Assert.Contains("      |     ^", text);
    }

    [Fact]
    public void Render_VeryLongLine_ShowsAWindowAroundThePlace()
    {
        var diagnostic = Rule.At(At(new string('a', 5000) + "HERE" + new string('b', 5000), 1, 5001, 4), "there");

        var lines = DiagnosticText.Render(diagnostic).Split('\n');

        Assert.True(lines[1].Length < 140);
        Assert.Equal(lines[1].IndexOf("HERE", StringComparison.Ordinal), lines[2].IndexOf('^', StringComparison.Ordinal));
    }

    [Fact]
    public void Render_SurrogatesBeforeThePlace_CaretCountsCharacters()
    {
        var lines = DiagnosticText.Render(Rule.At(At("k: \U0001F600 x", 1, 7, 1), "x")).Split('\n');

        Assert.Equal("      | " + new string(' ', 5) + "^", lines[2]);
    }

    [Fact]
    public void Sorted_AnyOrderOfArrival_IsByFileLineColumnId()
    {
        var bag = new DiagnosticBag();
        bag.Add(Rule.At(new SourcePosition("b", 1, 1), "4"));
        bag.Add(Rule.At(new SourcePosition("a", 10, 1), "3"));
        bag.Add(Rule.At(new SourcePosition("a", 2, 5), "2"));
        bag.Add(Rule.At(new SourcePosition("a", 2, 5), "1") with { Id = "SLP1000" });
        bag.Add(Rule.At(null, "0"));

        Assert.Equal(["0", "1", "2", "3", "4"], bag.Sorted().Select(diagnostic => diagnostic.Message));
        Assert.True(bag.HasErrors);
    }

    [Fact]
    public void SourceText_EveryLineEnd_CountsLinesAsEditorsDo()
    {
        var text = new SourceText("f", "a\r\nb\rc\nd");

        Assert.Equal(["a", "b", "c", "d", ""], Enumerable.Range(1, 5).Select(text.Line));
        Assert.Equal((3, 1), (text.PositionOf(5).Line, text.PositionOf(5).Column));
        Assert.Equal((1, 2), (text.PositionOf(1).Line, text.PositionOf(1).Column));
    }
}
