using System.Text.Json.Nodes;
using Slipway.Images;
using Slipway.Images.Composition;
using Slipway.Images.Layouts;
using Slipway.Images.Referrers;
using Slipway.Images.Tests.RealTools;

namespace Slipway.Cli.Tests.Registries;

/// <summary>From a build's output into one registry, from there into another: the same bytes, whoever keeps the credentials.</summary>
public sealed class PromotionTests : PublishedCommand
{
    [Theory]
    [InlineData("none", "basic", false, "docker")]
    [InlineData("basic", "token", true, "helper")]
    [InlineData("token", "none", false, "podman")]
    [InlineData("token", "basic", true, "podman of the user")]
    [InlineData("token", "token", true, "identity token")]
    public async Task Push_ThenPromote_KeepsDigestAndReferrers(string from, string to, bool relative, string credentials)
    {
        await using var tokens = await TokenServer.StartAsync();
        await using var first = await DockerRegistry.StartAsync(AuthOf(from, tokens), relative);
        await using var second = await DockerRegistry.StartAsync(AuthOf(to, tokens), !relative);
        var environment = SignedIn(credentials, [first.Host, second.Host]);
        var digest = await TakeToyAsync();
        await AttachAsync(digest);

        Assert.Equal($"{first.Host}/team/toy@{digest}", await RunAsync(environment, "push", "out", $"{first.Host}/team/toy:1.2.3", $"{first.Host}/team/toy:stable"));
        var promoted = JsonNode.Parse(await RunAsync(environment, "push", $"{first.Host}/team/toy:1.2.3", $"{second.Host}/prod/toy:1", "--json"))![0]!;
        var again = JsonNode.Parse(await RunAsync(environment, "push", $"{first.Host}/team/toy@{digest}", $"{second.Host}/prod/toy:1", "--json"))![0]!;
        var pulled = JsonNode.Parse(await RunAsync(environment, "pull", $"{second.Host}/prod/toy:1", "-o", "pulled", "--json"))!;

        Assert.Equal((digest, 0), ((string?)promoted["digest"], (int?)again["blobs"]!["sent"]));
        // The build's own bill and provenance, and the two that were attached.
        Assert.Equal((digest, 4, 1), ((string?)pulled["digest"], (int?)pulled["referrers"], (int?)pulled["signatures"]));
        Assert.Equal("1.2.3\nstable", await RunAsync(environment, "tags", $"{first.Host}/team/toy", "--quiet"));
        Assert.Contains(digest, await RunAsync(environment, "inspect", $"{second.Host}/prod/toy:1"), StringComparison.Ordinal);
        Assert.Equal(
            [digest, digest],
            new[] { await DigestBySkopeoAsync($"{first.Host}/team/toy:stable"), await DigestBySkopeoAsync($"{second.Host}/prod/toy:1") });
        foreach (var blob in Directory.GetFiles(Site["out/image/blobs/sha256"]).Select(Path.GetFileName))
        {
            Assert.Equal(File.ReadAllBytes(Site[$"out/image/blobs/sha256/{blob}"]), File.ReadAllBytes(Site[$"pulled/blobs/sha256/{blob}"]));
        }
    }

    [Fact]
    public async Task Push_OfEightAtOnceWithAReferrerEach_KeepsAllEight()
    {
        await using var registry = await DockerRegistry.StartAsync();
        var digest = await TakeToyAsync();
        await RunAsync(null, "push", "out", $"{registry.Host}/team/toy:1");
        for (var writer = 0; writer < 8; writer++)
        {
            await RunAsync(null, "pull", $"{registry.Host}/team/toy:1", "-o", $"writer{writer}");
            var layout = (await OciLayout.OpenAsync(Site[$"writer{writer}"], CancellationToken.None)).Required;
            Assert.True((await ReferrerWriter.WriteAsync(layout, [Note(layout, digest, $"note {writer}")], TimeProvider.System, CancellationToken.None)).Ok);
        }

        // Processes, as on eight machines.
        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => RunAsync(null, "push", $"writer{writer}", $"{registry.Host}/team/toy:1")));

        Assert.Equal(2 + 8, (int?)JsonNode.Parse(await RunAsync(null, "pull", $"{registry.Host}/team/toy:1", "-o", "pulled", "--json"))!["referrers"]);
    }

    // A bill about the image, a signature about the bill, and a signature of the image in cosign's older form.
    private async Task AttachAsync(string digest)
    {
        var layout = (await OciLayout.OpenAsync(Site["out/image"], CancellationToken.None)).Required;
        var bill = Note(layout, digest, "bill");
        var ofBill = new Artifact("application/vnd.example.note", "about the bill"u8.ToArray(), "text/plain", bill.Descriptor);
        Assert.True((await ReferrerWriter.WriteAsync(layout, [bill, ofBill], TimeProvider.System, CancellationToken.None)).Ok);
        layout = (await OciLayout.OpenAsync(Site["out/image"], CancellationToken.None)).Required;
        var signed = await SignatureWriter.WriteAsync(layout, Digest.Parse(digest), TestSignatures.Of(Digest.Parse(digest), "one"), TimeProvider.System, CancellationToken.None);
        Assert.True(signed.Ok, string.Join('\n', signed.Problems));
    }

    private static Artifact Note(OciLayout layout, string digest, string text) => new(
        "application/vnd.example.note", System.Text.Encoding.UTF8.GetBytes(text), "text/plain", layout.Entries.First(entry => entry.Digest == Digest.Parse(digest)));
}
