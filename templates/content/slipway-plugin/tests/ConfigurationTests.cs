using System.Text.Json;

namespace Company.Ops.Example.Tests;

/// <summary>What operators may set, and what they are told.</summary>
public sealed class ConfigurationTests
{
    [Theory]
    [InlineData("""{"region":"eu-1"}""")]
    [InlineData("""{"region":"eu-1","most":100}""")]
    public void Validate_WhatIsRight_FindsNothing(string configuration) =>
        Assert.All(RegisteredProviders.All().Validate(configuration), one => Assert.Empty(one.Problems));

    [Theory]
    [InlineData("{}", "region")]
    [InlineData("""{"region":7}""", "region")]
    [InlineData("""{"region":"eu-1","most":0}""", "most")]
    [InlineData("""{"region":"eu-1","colour":"red"}""", "colour")]
    public void Validate_WhatIsWrong_NamesTheKey(string configuration, string key) =>
        Assert.All(RegisteredProviders.All().Validate(configuration), one => Assert.Equal([key], one.Problems.Select(problem => problem.Key)));

    [Fact]
    public void Schema_OfEveryProvider_RequiresTheRegionAlone() =>
        Assert.All(RegisteredProviders.All(), provider =>
            Assert.Equal(["region"], JsonElement.Parse(provider.ConfigurationSchema).GetProperty("required").EnumerateArray().Select(key => key.GetString())));
}
