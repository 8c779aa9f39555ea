using System.Security.Cryptography;
using Slipway.Builder.Resolution;
using Slipway.Builder.Tests.Making;

namespace Slipway.Builder.Tests.Resolution;

/// <summary>How a plugin stands: what it declares to fit, and what the curated index says of it; and what a manifest may take on.</summary>
public sealed class StandingTests : IDisposable
{
    private const string Accept = ", accept: [ { what: WHAT, because: no other yet, until: 2026-12-31 } ]";

    private readonly Site _site = new();

    public StandingTests() => _site.Feed.WithServer();

    public void Dispose() => _site.Dispose();

    private async Task<ResolvedServer?> ResolveAsync(string more = "", string? status = null, string versions = "", int tier = 3)
    {
        if (status is not null || versions.Length > 0)
        {
            _site.Write("index/publishers/acme.yaml", """
                apiVersion: slipway.dev/v1alpha1
                kind: Publisher
                metadata: { name: acme }
                spec:
                  displayName: Acme
                  domain: acme.example
                  contacts: { support: https://acme.example, security: security@acme.example }
                """);
            _site.Write("index/acme/one.yaml", $$"""
                apiVersion: slipway.dev/v1alpha1
                kind: IndexEntry
                metadata: { publisher: acme, name: one }
                spec:
                  module: Acme.Ops.One
                  tier: {{tier}}
                  owners: [ { team: ops, contact: ops@acme.example } ]
                  {{(status is null ? "" : $"status: {{ {status} }}")}}
                  versions:{{(versions.Length == 0 ? " []" : "\n" + versions)}}
                """);
        }

        var manifest = _site.Read($$"""
            apiVersion: slipway.dev/v1alpha1
            kind: ServerBuild
            metadata: { name: toy, version: 1.2.3 }
            spec:
              base: { image: host, server: 1.0.0 }
              feeds: [ feed ]
              {{(status is null && versions.Length == 0 ? "" : "index: index")}}
              plugins:
                - { name: one, module: Acme.Ops.One, version: 1.0.0{{more}} }
            """);
        return await ServerResolver.ResolveAnewAsync(manifest, _site.Context(), TestContext.Current.CancellationToken);
    }

    private string Listed(string status = "") =>
        $"    - {{ version: 1.0.0, contentHash: {Convert.ToBase64String(SHA512.HashData(File.ReadAllBytes(_site["feed/Acme.Ops.One.1.0.0.nupkg"])))}{(status.Length == 0 ? "" : $", status: {{ {status} }}")} }}";

    private static string Accepting(string what) => Accept.Replace("WHAT", what, StringComparison.Ordinal);

    [Fact]
    public async Task Resolve_IncompatibleAndAccepted_GoesOnAndSaysWhyAndUntilWhen()
    {
        _site.Feed.WithPlugin("one", yaml: ToyFeed.Yaml("one", "1.0.0", frameworkApi: "v2"));

        Assert.Null(await ResolveAsync());
        Assert.Null(await ResolveAsync(Accepting("insecure")));
        Assert.NotNull(await ResolveAsync(Accepting("incompatible")));

        Assert.Contains("warning SLP3007: plugin \"one\" 1.0.0 does not fit: it needs framework API v2; the server offers v1; accepted until 2026-12-31: no other yet", _site.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Resolve_UndeclaredAndListedAbove_IsAnErrorAndOtherwiseAWarning()
    {
        var yaml = string.Join('\n', ToyFeed.Yaml("one", "1.0.0").Split('\n').Where(line => !line.Contains("compatibility", StringComparison.Ordinal)));
        _site.Feed.WithPlugin("one", yaml: yaml);

        Assert.NotNull(await ResolveAsync());
        Assert.Contains("warning SLP3002: plugin \"one\" 1.0.0", _site.Said, StringComparison.Ordinal);

        Assert.Null(await ResolveAsync(versions: Listed(), tier: 2));
        Assert.Contains("error SLP3006: plugin \"one\" 1.0.0 is listed as Tier 2: its plugin.yaml declares no compatibility", _site.Said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("state: deprecated, reason: old, successor: acme/two", "warning SLP3004: plugin \"one\" 1.0.0 is deprecated: old")]
    [InlineData("state: insecure, reason: leaks, advisories: [ GHSA-1 ]", "error SLP3003: plugin \"one\" 1.0.0 is insecure: leaks (GHSA-1)")]
    [InlineData("state: removed, reason: gone", "error SLP3003: plugin \"one\" 1.0.0 is removed: gone")]
    [InlineData("state: removed, reason: going, effective: 2027-01-01", "warning SLP3004: plugin \"one\" 1.0.0 is removed: going, from 2027-01-01 on")]
    public async Task Resolve_Status_IsSaidWhetherOrNotTheVersionIsListed(string status, string expected)
    {
        _site.Feed.WithPlugin("one");

        var unlisted = await ResolveAsync(status: status);
        Assert.Contains(expected, _site.Said, StringComparison.Ordinal);
        var listed = await ResolveAsync(status: status, versions: Listed());
        Assert.Contains(expected, _site.Said, StringComparison.Ordinal);
        var ofTheVersion = await ResolveAsync(versions: Listed(status.Replace(", successor: acme/two", "", StringComparison.Ordinal)));
        Assert.Contains(expected, _site.Said, StringComparison.Ordinal);

        Assert.All([unlisted, listed, ofTheVersion], resolved => Assert.Equal(expected.StartsWith("error", StringComparison.Ordinal), resolved is null));
    }

    [Fact]
    public async Task Resolve_DeprecatedVersionOfARemovedPlugin_IsRemoved()
    {
        _site.Feed.WithPlugin("one");

        Assert.Null(await ResolveAsync(status: "state: removed, reason: gone", versions: Listed("state: deprecated, reason: old")));
        Assert.Contains("SLP3003: plugin \"one\" 1.0.0 is removed: gone", _site.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Resolve_InsecureAndAccepted_GoesOnAndRemovedDoesNot()
    {
        _site.Feed.WithPlugin("one");

        Assert.NotNull(await ResolveAsync(Accepting("insecure"), status: "state: insecure, reason: leaks"));
        Assert.Contains("warning SLP3007: plugin \"one\" 1.0.0 is insecure: leaks; accepted until 2026-12-31: no other yet", _site.Said, StringComparison.Ordinal);
        Assert.Null(await ResolveAsync(Accepting("insecure"), status: "state: removed, reason: gone"));
    }
}
