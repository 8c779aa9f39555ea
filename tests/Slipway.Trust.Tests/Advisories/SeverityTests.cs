using Slipway.Trust.Advisories;

namespace Slipway.Trust.Tests.Advisories;

public sealed class SeverityTests
{
    // The examples of the specification's own document, and well-known weaknesses.
    [Theory]
    [InlineData("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", 9.8)]
    [InlineData("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H", 10.0)]
    [InlineData("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H", 7.5)]
    [InlineData("CVSS:3.0/AV:N/AC:L/PR:L/UI:N/S:C/C:L/I:L/A:N", 6.4)]
    [InlineData("CVSS:3.0/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N", 6.1)]
    [InlineData("CVSS:3.1/AV:N/AC:H/PR:N/UI:R/S:U/C:L/I:N/A:N", 3.1)]
    [InlineData("CVSS:3.0/AV:L/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H/E:P/RL:O", 7.8)]
    [InlineData("CVSS:3.1/AV:P/AC:H/PR:H/UI:R/S:U/C:N/I:N/A:N", 0.0)]
    public void Score_OfAVector_IsTheSpecificationsOwn(string vector, double score) => Assert.Equal(score, Cvss3.Score(vector));

    [Theory]
    [InlineData("CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N")]
    [InlineData("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:X/C:H/I:H/A:H")]
    [InlineData("CVSS:3.1/AV:N")]
    [InlineData("AV:N/AC:L/Au:N/C:P/I:P/A:P")]
    [InlineData("")]
    public void Score_OfSomethingElse_IsNone(string vector) => Assert.Null(Cvss3.Score(vector));

    [Theory]
    [InlineData("MODERATE", Severity.Medium)]
    [InlineData("critical", Severity.Critical)]
    [InlineData("not yet assigned", Severity.Unscored)]
    [InlineData(null, Severity.Unscored)]
    public void Parse_OfWords_KnowsThem(string? word, Severity severity) => Assert.Equal(severity, Severities.Parse(word));
}
