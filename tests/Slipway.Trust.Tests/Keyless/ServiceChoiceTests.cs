using System.Text;
using Slipway.Trust.Keyless;

namespace Slipway.Trust.Tests.Keyless;

public sealed class ServiceChoiceTests
{
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);

    // Two operators; one has an old shard, a new one, one that is yet to come, and one of the older protocol.
    private const string Logs = """
        { "url": "https://a.test/old", "majorApiVersion": 2, "validFor": { "start": "2025-01-01T00:00:00Z" }, "operator": "a" },
        { "url": "https://a.test/new", "majorApiVersion": 2, "validFor": { "start": "2026-01-01T00:00:00Z" }, "operator": "a" },
        { "url": "https://a.test/next", "majorApiVersion": 2, "validFor": { "start": "2027-01-01T00:00:00Z" }, "operator": "a" },
        { "url": "https://a.test/v1", "majorApiVersion": 1, "validFor": { "start": "2026-02-01T00:00:00Z" }, "operator": "a" },
        { "url": "https://b.test/ended", "majorApiVersion": 2, "validFor": { "start": "2025-01-01T00:00:00Z", "end": "2026-01-01T00:00:00Z" }, "operator": "b" },
        { "url": "https://b.test/", "majorApiVersion": 2, "validFor": { "start": "2025-06-01T00:00:00Z" }, "operator": "b" }
        """;

    [Theory]
    [InlineData("""{ "selector": "ANY" }""", "https://a.test/new")]
    [InlineData("""{ "selector": "ALL" }""", "https://a.test/new https://b.test/")]
    [InlineData("""{ "selector": "EXACT", "count": 2 }""", "https://a.test/new https://b.test/")]
    [InlineData("""{ "selector": "EXACT", "count": 1 }""", "https://a.test/new")]
    public void Of_SeveralLogs_IsTheNewestOfEachOperator(string selector, string expected) =>
        Assert.Equal(expected, string.Join(' ', Choose(selector).Required.All.Select(service => service.Url)));

    [Fact]
    public void Of_MoreOperatorsThanThereAre_SaysWhatIsListed()
    {
        var problem = Assert.Single(Choose("""{ "selector": "EXACT", "count": 3 }""").Problems);

        Assert.Equal("SLP6604", problem.Id);
        Assert.Contains("https://a.test/v1", problem.Found, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}", "mediaType")]
    [InlineData("[]", "mediaType")]
    [InlineData("""{ "mediaType": "application/vnd.dev.sigstore.signingconfig.v0.1+json" }""", "media type")]
    [InlineData("""{ "mediaType": "application/vnd.dev.sigstore.signingconfig.v0.2+json", "tsaConfig": { "selector": "SOME" } }""", "SOME")]
    [InlineData("""{ "mediaType": "application/vnd.dev.sigstore.signingconfig.v0.2+json", "tsaConfig": { "selector": "EXACT" } }""", "EXACT")]
    [InlineData("""{ "mediaType": "application/vnd.dev.sigstore.signingconfig.v0.2+json", "caUrls": [ { "url": "file:///etc/passwd", "majorApiVersion": 1 } ] }""", "file:///etc/passwd")]
    [InlineData("""{ "mediaType": "application/vnd.dev.sigstore.signingconfig.v0.2+json", "caUrls": [ { "url": "https://a.test", "majorApiVersion": 1 } ] }""", "validFor")]
    [InlineData("no json", "LineNumber: 0")]
    public void Parse_OfWhatIsNone_SaysWhy(string json, string said)
    {
        var problem = Assert.Single(SigningConfig.Parse(Encoding.UTF8.GetBytes(json), "c.json").Problems);

        Assert.Equal("SLP6600", problem.Id);
        Assert.Contains(said, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_OfAHugeOne_IsRefused() =>
        Assert.Equal("SLP6600", Assert.Single(SigningConfig.Parse(new byte[SigningConfig.LargestConfig + 1], "c.json").Problems).Id);

    private static Checked<ChosenServices> Choose(string selector)
    {
        var config = SigningConfig.Parse(Encoding.UTF8.GetBytes($$"""
            { "mediaType": "application/vnd.dev.sigstore.signingconfig.v0.2+json", "rekorTlogUrls": [ {{Logs}} ], "rekorTlogConfig": {{selector}} }
            """), "c.json").Required;
        return ServiceChoice.Of(ServiceKind.Log, config.Logs, config.LogSelector, Now, "c.json");
    }
}
