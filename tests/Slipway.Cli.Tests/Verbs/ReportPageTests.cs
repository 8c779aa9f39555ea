using System.Text.RegularExpressions;
using Slipway.Builder.Tests.Making;

namespace Slipway.Cli.Tests.Verbs;

/// <summary>report.html of a build.</summary>
public sealed partial class ReportPageTests : CommandTest
{
    private async Task<(string Page, string Digest)> BuildAsync(string folder)
    {
        var built = await RunAsync("build", "toy.yaml", "-o", folder);
        Assert.True(built.ExitCode == 0, built.All);
        return (await File.ReadAllTextAsync(Site[$"{folder}/report.html"], TestContext.Current.CancellationToken), built.Output.Trim().Split('@')[1]);
    }

    private void Make()
    {
        Site.Feed.WithServer().WithPlugin("one", yaml: ToyFeed.Yaml("one", "1.0.0") + "\n" + """
              permissions: [ outbound_http ]
              network: { outboundHosts: [ "api.acme.example" ] }
              owners: [ { team: "<script>alert(1)</script>", contact: ops@acme.example } ]
            """);
        Site.Manifest(["one"]);
    }

    [Fact]
    public async Task Build_LeavesAPageThatLoadsNothingAndRunsNothing()
    {
        Make();

        var (page, digest) = await BuildAsync("out");

        Assert.Contains(digest, page, StringComparison.Ordinal);
        Assert.Contains("acme/one", page, StringComparison.Ordinal);
        Assert.Contains("Tier 3 (community)", page, StringComparison.Ordinal);
        Assert.Contains("<code>outbound_http</code>", page, StringComparison.Ordinal);
        Assert.Contains("declared and checked by reading, not enforced", page, StringComparison.Ordinal);
        Assert.Contains("Not compared with anything", page, StringComparison.Ordinal);
        Assert.Contains("Nobody has looked: no advisories were named.", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotMatch("<(link|img|iframe|object)|url\\(|@import", page);
        Assert.DoesNotMatch("20[0-9]{2}-[0-9]{2}-[0-9]{2}", page);
        Assert.All(Labels().Matches(page), label => Assert.Contains($" id=\"{label.Groups[1].Value}\"", page, StringComparison.Ordinal));
        Assert.Equal(Labels().Count(page), Regex.Count(page, "<h2 "));
    }

    [Fact]
    public async Task Build_TwiceTheSame_LeavesTheSamePage()
    {
        Make();

        Assert.Equal(await BuildAsync("cold"), await BuildAsync("warm"));
    }

    [Fact]
    public async Task Build_ShowsAConformanceReportOfThisImageAndOfNoOther()
    {
        Make();
        var (before, digest) = await BuildAsync("out");
        Site.Write("out/conformance.json", $$"""{ "result": "passed", "profile": "smoke", "subjects": [ { "name": "image", "digest": "{{digest}}" } ], "checks": [ { "id": "server.ready", "outcome": "passed" } ] }""");
        var (mine, _) = await BuildAsync("out");
        Site.Write("out/conformance.json", $$"""{ "result": "passed", "profile": "smoke", "subjects": [ { "name": "image", "digest": "sha256:{{new string('0', 64)}}" } ], "checks": [] }""");
        var (other, _) = await BuildAsync("out");

        Assert.Contains("Not tried yet", before, StringComparison.Ordinal);
        Assert.Contains("1 of 1 checks passed", mine, StringComparison.Ordinal);
        Assert.Equal(before, other);
    }

    [Fact]
    public async Task Build_AgainstALock_SaysWhatChanged_AndLooksRightInARealBrowser()
    {
        Make();
        Site.Feed.WithPlugin("two");
        Assert.Equal(0, (await RunAsync("lock", "toy.yaml")).ExitCode);
        File.Copy(Site["toy.lock.json"], Site["before.lock.json"]);
        Site.Manifest(["one", "two"]);
        Assert.Equal(0, (await RunAsync("lock", "toy.yaml")).ExitCode);
        using var browser = new Chromium();

        var compared = await RunAsync("build", "toy.yaml", "-o", "out", "--against", "before.lock.json");
        var page = await File.ReadAllTextAsync(Site["out/report.html"], TestContext.Current.CancellationToken);
        var refused = await RunAsync("build", "toy.yaml", "-o", "other", "--against", "no.lock.json");

        Assert.True(compared.ExitCode == 0, compared.All);
        Assert.Contains("<b>Decide: adds acme/two 1.0.0; acme/two is Tier 3 (community): nobody&#39;s promise</b>", page, StringComparison.Ordinal);
        Assert.Contains("Compared with <code>before.lock.json</code>", page, StringComparison.Ordinal);
        Assert.Matches("the image: .* -&gt; .*, as it travels", page);
        Assert.Empty(await browser.LookAsync(page));
        Assert.Equal(2, refused.ExitCode);
        Assert.False(File.Exists(Site["other/report.html"]));
    }

    [GeneratedRegex("aria-labelledby=\"([^\"]+)\"")]
    private static partial Regex Labels();
}
