using Slipway.Approval.Pages;

namespace Slipway.Approval.Tests;

/// <summary>The look at pages finds what is wrong with one: else that it finds nothing would mean nothing.</summary>
public sealed class PageLookTests : IDisposable
{
    private readonly Chromium _browser = new();

    public void Dispose() => _browser.Dispose();

    [Fact]
    public async Task Look_AtAPageFullOfSlips_NamesEach()
    {
        var found = await _browser.LookAsync(HtmlPage.Write("A page", """
            <main><h1>A</h1><h3>C</h3>
            <div style="width:1100px">broad</div>
            <p style="color:#999;background:#fff">faint</p>
            <p style="font-size:9px">small</p>
            <a href="#b">astray</a>
            <div class="wide" style="width:5rem"><table><tr><th>long-and-longer-still</th></tr></table></div></main>
            """));

        Assert.Contains("light, 390 wide: 1112 pixels wide", found);
        Assert.Contains("dark, 1280 wide: too faint, 2.8: p \"faint\"", found);
        Assert.Contains("light, 1280 wide: too small, 9: p \"small\"", found);
        Assert.Contains("light, 1280 wide: leads nowhere: a \"astray\"", found);
        Assert.Contains("light, 1280 wide: headings 13", found);
        Assert.Contains("light, 1280 wide: scrolls by mouse only: div.wide \"long-and-longer-still\"", found);
        Assert.Contains("light, 1280 wide: of what is it the head: th \"long-and-longer-still\"", found);
    }
}
