using Slipway.Metadata.Licensing;
using Slipway.Metadata.Shapes;

namespace Slipway.Metadata.Tests.Licensing;

public sealed class SpdxExpressionTests
{
    [Theory]
    [InlineData("Apache-2.0", "Apache-2.0")]
    [InlineData("MIT OR Apache-2.0", "Apache-2.0 MIT")]
    [InlineData("GPL-2.0-only WITH Classpath-exception-2.0", "GPL-2.0-only")]
    [InlineData("(MIT AND (BSD-3-Clause OR GPL-2.0+))", "BSD-3-Clause GPL-2.0 MIT")]
    [InlineData("LicenseRef-Slipway-Commercial", "LicenseRef-Slipway-Commercial")]
    [InlineData("DocumentRef-a:LicenseRef-b", "DocumentRef-a:LicenseRef-b")]
    public void TryParse_Expression_NamesItsLicences(string text, string licenses)
    {
        Assert.True(SpdxExpression.TryParse(text, out var expression, out _));
        Assert.Equal(licenses, string.Join(' ', expression.Licenses));
        Assert.Matches(Patterns.Spdx(), text);
    }

    [Theory]
    [InlineData("", "a licence id is missing")]
    [InlineData("Apache 2.0", "AND, OR or WITH is missing between \"Apache\" and \"2.0\"; an id holds no spaces")]
    [InlineData("MIT or Apache-2.0", "\"or\" must be written OR")]
    [InlineData("MIT OR", "a licence id is missing after \"OR\"")]
    [InlineData("OR MIT", "a licence id is missing before \"OR\"")]
    [InlineData("(MIT", "a parenthesis is never closed")]
    [InlineData("MIT)", "a parenthesis is closed that was never opened")]
    [InlineData("()", "a licence id is missing before \")\"")]
    [InlineData("MIT (BSD-3-Clause)", "AND, OR or WITH is missing between \"MIT\" and \"(\"; an id holds no spaces")]
    [InlineData("(MIT) WITH x", "WITH follows a licence id, not a parenthesis")]
    [InlineData("MIT WITH (x)", "a licence id is missing before \"(\"")]
    [InlineData("a:b", "\"a:b\" is no licence id")]
    [InlineData("MIT/Apache", "\"MIT/Apache\" is no licence id")]
    public void TryParse_NoExpression_SaysWhy(string text, string expected)
    {
        Assert.False(SpdxExpression.TryParse(text, out _, out var reason));
        Assert.Equal(expected, reason);
    }

    [Fact]
    public void TryParse_HundredThousandParentheses_AreCountedNotRecursedInto()
    {
        Assert.True(SpdxExpression.TryParse(new string('(', 100_000) + "MIT" + new string(')', 100_000), out _, out _));
    }
}
