using System.Text.RegularExpressions;
using Slipway.Server.Tests.Support;

namespace Slipway.Server.Tests.Http;

/// <summary>The quick start of the original, word for word in quick-start.sh: every curl line of it, run by curl.</summary>
public sealed partial class CurlTests
{
    private const int LinesOfTheQuickStart = 18;

    [Fact]
    public async Task Curl_LinesOfTheQuickStart_Succeed()
    {
        Tool.Require("curl", "curl");
        var text = await File.ReadAllTextAsync(
            Repository.PathOf("tests/Slipway.Server.Tests/Http/quick-start.sh"), TestContext.Current.CancellationToken);
        var lines = Command().Matches(text).Select(match => match.Value).ToList();
        Assert.Equal(LinesOfTheQuickStart, lines.Count);
        await using var server = await ServerUnderTest.StartAsync(TestPlugin.Everywhere);

        foreach (var line in lines)
        {
            var here = line.Trim().Replace("http://localhost:8080", $"http://127.0.0.1:{server.Address.Port}", StringComparison.Ordinal);
            var result = await CommandRunner.RunAsync("sh", ["-c", $"{here} -w '%{{http_code}}'"]);
            Assert.True(result.ExitCode == 0 && StatusOfSuccess().IsMatch(result.Output), $"{line}\n{result.All}");
        }
    }

    [GeneratedRegex(@"^curl [^#]*", RegexOptions.Multiline)]
    private static partial Regex Command();

    [GeneratedRegex("\n20[01]$")]
    private static partial Regex StatusOfSuccess();
}
