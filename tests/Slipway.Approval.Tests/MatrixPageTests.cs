using System.Text;
using System.Text.RegularExpressions;
using Slipway.Approval.Matrix;

namespace Slipway.Approval.Tests;

/// <summary>The pages of a matrix, in a real browser where it is about what a person sees.</summary>
public sealed partial class MatrixPageTests : IDisposable
{
    private const string Probe = """
        const seen = selector => [...document.querySelectorAll(selector)].filter(one => one.getClientRects().length > 0).length;
        const told = [];
        const tell = name => told.push(name + '=' + seen('tbody tr:not(.g)') + '/' + seen('td > a') + '/' + seen('thead th'));
        const pick = id => document.querySelector(id).click();
        const choose = (id, at) => document.querySelector(id).selectedIndex = at;
        """;

    private readonly Chromium _browser = new();

    public void Dispose() => _browser.Dispose();

    [Fact]
    public void Write_EveryCell_LeadsToAReasonThatIsThereOnce()
    {
        var page = Assert.Single(MatrixPages.Write(TestMatrix.Of(4, 3, 8))).Content;

        Assert.Equal(96, CellLinks().Count(page));
        Assert.All(CellLinks().Matches(page).Select(match => match.Groups["id"].Value).Distinct(), id => Assert.Single(Regex.Matches(page, $"<section class=why id={id} ")));
        Assert.Contains("expects &lt;Query&gt;", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_Twice_IsTheSame() => Assert.Equal(MatrixPages.Write(TestMatrix.Of(3, 2, 4)), MatrixPages.Write(TestMatrix.Of(3, 2, 4)));

    [Fact]
    public void Write_FiftyThousandDeclaredCells_AreLessThanThreeMegabytes()
    {
        var matrix = TestMatrix.Of(100, 10, 50);
        var declared = CompatibilityMatrix.Of(matrix.Servers, matrix.Rows.Select(row => row with
        {
            Cells = [.. row.Cells.Select(cell => cell with { Linked = IndexMatrix.NotAsked, Proven = new ProvenVerdict(ProvenState.Unproven, "the index lists no conformance report for this version") })],
        }));

        Assert.InRange(MatrixPages.Write(declared).Sum(page => Encoding.UTF8.GetByteCount(page.Content)), 1_000_000, 3_000_000);
    }

    [Fact]
    public void Write_FiftyThousandCells_IsAPageAPluginBehindOneThatIsSmall()
    {
        var pages = MatrixPages.Write(TestMatrix.Of(100, 10, 50));

        Assert.Equal(101, pages.Count);
        Assert.All(pages, page => Assert.True(page.Content.Length < 200_000, $"{page.Path}: {page.Content.Length}"));
        Assert.Equal(100, pages.Skip(1).Count(page => pages[0].Content.Contains($"href=\"{page.Path}\"", StringComparison.Ordinal)));
    }

    [Fact]
    public void Write_Markdown_KeepsForeignTextInItsCell() =>
        Assert.Contains("expects \\<Query\\>, which is \\| not there", MatrixMarkdown.Write(TestMatrix.Of(1, 1, 8)), StringComparison.Ordinal);

    [Fact]
    public async Task Chromium_WithoutItsScript_FiltersAndOpensReasons()
    {
        var dom = await DomAsync(withoutScript: true, """
            tell('all');
            pick('#only-b'); tell('broken');
            pick('#all'); tell('again');
            choose('#plugin', 2); tell('plugin'); choose('#plugin', 0);
            choose('#tier', 1); tell('tier'); choose('#tier', 0);
            choose('#server', 3); tell('server'); choose('#server', 0);
            location.hash = document.querySelector('td > a').getAttribute('href'); told.push('why=' + seen('.why'));
            """);

        // 4 plugins of 2 versions against 3 servers; one cell is broken, and a row of it is shown as a whole.
        Assert.Equal("all=8/24/5 broken=1/3/5 again=8/24/5 plugin=2/6/5 tier=4/12/5 server=8/8/3 why=1", Chromium.TitleOf(dom));
        Assert.DoesNotContain("Find a plugin", dom, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chromium_WithItsScript_FindsPluginsAndSaysWhichCellAsked()
    {
        var dom = await DomAsync(withoutScript: false, """
            const search = document.querySelector('input[type=search]');
            search.value = 'PLUGIN-002'; search.dispatchEvent(new Event('input')); tell('found');
            told.push(document.querySelector('#status').textContent);
            document.querySelector('tbody:not([hidden]) td > a').click();
            told.push(document.querySelector('.why:target .at').textContent);
            document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
            told.push('why=' + seen('.why'));
            """);

        Assert.Equal("found=2/6/5 2 rows shown acme/plugin-002 1.0.0 on server 1.0.0 why=0", Chromium.TitleOf(dom));
    }

    [Fact]
    public async Task Chromium_AtBothWidthsLightAndDark_FindsNothingWrong() =>
        Assert.Empty(await _browser.LookAsync(MatrixPages.Write(TestMatrix.Of(4, 2, 8))[0].Content));

    private Task<string> DomAsync(bool withoutScript, string script)
    {
        var page = MatrixPages.Write(TestMatrix.Of(4, 2, 3))[0].Content;
        return _browser.DomAsync((withoutScript ? page[..page.IndexOf("<script>", StringComparison.Ordinal)] + "</body></html>" : page)
            .Replace("</body>", $"<script>\n{Probe}\n{script}\ndocument.title = told.join(' ');\n</script></body>", StringComparison.Ordinal));
    }

    [GeneratedRegex("<td><a href=#(?<id>[a-z][0-9]+)>")]
    private static partial Regex CellLinks();
}
