using Slipway.Sdk.Logs;

namespace Company.Ops.Example.Tests;

public sealed class ExampleLogsTests : ProviderTest
{
    [Fact]
    public async Task Logs_WithAText_AreFound()
    {
        var found = await new ExampleLogs(Configuration).QueryAsync(new LogQuery { Expression = new LogExpression { Search = "REFUSED" } }, Call, Token);

        Assert.Equal(["connection refused in eu-1"], found.Entries.Select(entry => entry.Message));
    }
}
