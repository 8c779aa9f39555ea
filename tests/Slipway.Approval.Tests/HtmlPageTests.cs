using Slipway.Approval.Pages;

namespace Slipway.Approval.Tests;

public sealed class HtmlPageTests
{
    [Fact]
    public void Write_TitleOfAStranger_IsTextAndNothingElse()
    {
        var page = HtmlPage.Write("</title><script>alert(1)</script>", "<main></main>");

        Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
        Assert.Contains("<title>&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;</title>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_Always_LoadsNothing()
    {
        var page = HtmlPage.Write("A page", "<main></main>", "p{}", "1;");

        Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);
        Assert.DoesNotContain("src=", page, StringComparison.Ordinal);
        Assert.DoesNotContain("url(", page, StringComparison.Ordinal);
    }
}
