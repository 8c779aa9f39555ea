using Slipway.Sdk.Services;

namespace Company.Ops.Example.Tests;

public sealed class ExampleServicesTests : ProviderTest
{
    [Fact]
    public async Task Services_OfAnId_AreFound()
    {
        var found = await new ExampleServices(Configuration).QueryAsync(new ServiceQuery { Ids = ["search"] }, Call, Token);

        Assert.Equal(["search in eu-1"], found.Items.Select(service => service.Name));
    }
}
