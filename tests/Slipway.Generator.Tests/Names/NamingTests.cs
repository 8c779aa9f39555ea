using System.Text.Json;

namespace Slipway.Generator.Tests.Names;

public sealed class NamingTests
{
    [Theory]
    [InlineData("Low")]
    [InlineData("VeryHigh")]
    [InlineData("URL")]
    [InlineData("IPAddress")]
    [InlineData("A")]
    [InlineData("aB")]
    [InlineData("ABc1D")]
    [InlineData("X509Certificate")]
    [InlineData("Über")]
    public void ToCamelCase_OfAnyName_IsAsSystemTextJsonHasIt(string name) =>
        Assert.Equal(JsonNamingPolicy.CamelCase.ConvertName(name), Naming.ToCamelCase(name));

    [Theory]
    [InlineData("a", true)]
    [InlineData("pager-duty2", true)]
    [InlineData("0a", true)]
    [InlineData("a_b", false)]
    [InlineData("-a", false)]
    [InlineData("a-", false)]
    [InlineData("A", false)]
    [InlineData("a.b", false)]
    [InlineData("ä", false)]
    [InlineData("", false)]
    public void IsLabel_OfAText_SaysWhetherItIsADnsLabel(string text, bool expected) => Assert.Equal(expected, Naming.IsLabel(text));

    [Fact]
    public void IsLabel_OfALongText_EndsAtSixtyThree()
    {
        Assert.True(Naming.IsLabel(new string('a', 63)));
        Assert.False(Naming.IsLabel(new string('a', 64)));
    }

    [Theory]
    [InlineData("a_b", true)]
    [InlineData("_a", false)]
    [InlineData("a_", false)]
    public void IsSlug_OfAText_AllowsInnerUnderscores(string text, bool expected) => Assert.Equal(expected, Naming.IsSlug(text));
}
