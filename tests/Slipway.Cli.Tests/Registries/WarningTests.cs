using Microsoft.AspNetCore.Http;
using Slipway.Images.Tests.Registries;

namespace Slipway.Cli.Tests.Registries;

/// <summary>What a registry wants a person to know reaches one.</summary>
public sealed class WarningTests : PublishedCommand
{
    [Theory]
    [InlineData()]
    [InlineData("--quiet")]
    [InlineData("--json")]
    public async Task Tags_OfARegistryThatWarns_ShowTheWarningBesideTheAnswer(params string[] options)
    {
        await using var registry = await WebServer.StartAsync(context =>
        {
            context.Response.Headers.Warning = "299 - \"your plan ends on Friday\"";
            return context.Response.WriteAsync("""{ "name": "team/toy", "tags": ["2", "1"] }""");
        });

        var result = await TryAsync(null, ["tags", $"{registry.Authority}/team/toy", .. options]);

        Assert.Equal((0, $"slipway: {registry.Authority} warns: your plan ends on Friday\n"), (result.ExitCode, result.Error));
        Assert.DoesNotContain("Friday", result.Output, StringComparison.Ordinal);
    }
}
