using System.Text.Json.Nodes;
using Slipway.Images.Tests.RealTools;

namespace Slipway.Cli.Tests.Bundles;

/// <summary>From a machine with everything to one without a network: export, carry, import, build.</summary>
public sealed class BundleTests : IDisposable
{
    private readonly TempFolder _gap = new();

    [Fact]
    public async Task Export_AServer_ListsAllThatItsBuildReadsAndSaysHowItWasRehearsed()
    {
        var bundle = await ExportedBundle.Made;
        var files = bundle.Inventory["files"]!.AsArray().Select(file => $"{file!["role"]} {file["path"]}").ToArray();

        Assert.Equal(
            [
                "advisories advisories/GHSA-1.json",
                "package packages/Acme.Ops.One.1.0.0.nupkg", "package packages/Slipway.Sdk.1.0.0.nupkg", "package packages/Slipway.Server.1.0.0.nupkg",
                "program source/bin/pager",
                "feed source/feed/Acme.Ops.One.1.0.0.nupkg", "feed source/feed/Slipway.Sdk.1.0.0.nupkg", "feed source/feed/Slipway.Server.1.0.0.nupkg",
                "index source/index/acme/one.yaml", "index source/index/publishers/acme.yaml",
                "trust source/policies/keys/publisher.pub", "policy source/policies/team.yaml",
                "signature source/servers/signatures/Acme.Ops.One.1.0.0.nupkg.sigstore.json",
                "lock source/servers/toy.lock.json", "manifest source/servers/toy.yaml",
            ],
            files);
        Assert.Equal(await CutsAsync() ? "network-namespace" : "offline", (string?)bundle.Answer["rehearsed"]);
        Assert.Equal(["tool"], bundle.Answer["images"]!.AsArray().Select(image => (string?)image));
        await PublishedSchema.FitsAsync("bundle-inventory", bundle.Inventory.ToJsonString());
    }

    [Fact]
    public async Task Export_OfTheSameElsewhere_IsTheSameBundleButForItsSignatureAndRehearsal()
    {
        var bundle = await ExportedBundle.Made;
        var copied = await CommandRunner.RunAsync("cp", ["-r", "--no-preserve=timestamps", bundle.Folder, _gap["elsewhere"]]);
        Assert.True(copied.ExitCode == 0, copied.All);

        // A machine that has no program for namespaces, or forbids them: the build opens no socket, and the answer says that this was all.
        var (answer, _) = await ExportedBundle.ExportAsync(_gap["elsewhere"], "again", path: _gap["nowhere"]);

        Assert.Equal("offline", (string?)answer["rehearsed"]);
        Assert.Equal((string?)bundle.Answer["digest"], (string?)answer["digest"]);
        var (before, after) = (Blobs(bundle.Layout), Blobs(_gap["elsewhere/again"]));
        // A signature is its manifest and the statement with it.
        Assert.Equal((2, 2), (before.Except(after).Count(), after.Except(before).Count()));
    }

    [Fact]
    public async Task Import_InAnotherPlace_BuildsTheSameImageWithoutANetwork()
    {
        var bundle = await ExportedBundle.Made;
        var carried = await CommandRunner.RunAsync("cp", ["-r", bundle.Layout, _gap["stick"]]);
        Assert.True(carried.ExitCode == 0, carried.All);

        var imported = await ExportedBundle.SlipwayAsync(_gap.Path, "bundle", "import", $"oci:stick@{bundle.Answer["digest"]}", "--key", bundle.Key, "-o", "place", "--json");

        Assert.True(imported.ExitCode == 0, imported.All);
        var answer = JsonNode.Parse(imported.Output)!;
        Assert.Equal((bundle.Image, "place/source/servers/toy.yaml"), ((string?)answer["image"], (string?)answer["manifest"]));
        Assert.StartsWith("key ", (string?)answer["signer"], StringComparison.Ordinal);
        Directory.Delete(_gap["stick"], recursive: true);
        var built = await InTheGapAsync("build", "place/source/servers/toy.yaml", "--locked", "--offline", "-o", "out");
        Assert.True(built.ExitCode == 0, built.All);
        Assert.Equal($"oci:out/image@{bundle.Image}\n", built.Output);
        Directory.Delete(_gap["place/cache/packages"], recursive: true);
        var again = await InTheGapAsync("build", "place/source/servers/toy.yaml", "--locked", "--offline", "-o", "out");
        Assert.Equal(built.Output, again.Output);
        await AssertIsAPlaceAsync(bundle);
    }

    // A feed for whoever resolves, settings for NuGet's own tools, images that others read, the policy's demands met.
    private async Task AssertIsAPlaceAsync(ExportedBundle bundle)
    {
        var locked = File.ReadAllText(_gap["place/source/servers/toy.lock.json"]);
        var anew = await InTheGapAsync("lock", "place/source/servers/toy.yaml", "--offline");
        Assert.True(anew.ExitCode == 0, anew.All);
        Assert.Equal(locked, File.ReadAllText(_gap["place/source/servers/toy.lock.json"]));
        var scanned = await InTheGapAsync("scan", "place/source/servers/toy.yaml");
        Assert.True(scanned.ExitCode == 0, scanned.All);
        var sources = await CommandRunner.RunAsync("dotnet", ["nuget", "list", "source", "--format", "short"], _gap["place"]);
        Assert.Equal(_gap["place/packages"], sources.Output.Trim()[2..]);
        var seen = await CommandRunner.RunAsync(Tool.Require("skopeo", "skopeo"), ["inspect", "--format", "{{.Digest}}", $"oci:{_gap["place/images"]}:tool"]);
        Assert.True(seen.ExitCode == 0, seen.All);
        Assert.Equal((string?)bundle.Inventory["images"]![0]!["digest"], seen.Output.Trim());
    }

    [Fact]
    public async Task Import_WithPush_PutsTheToolIntoTheSitesRegistry()
    {
        var bundle = await ExportedBundle.Made;
        await using var registry = await DockerRegistry.StartAsync();

        var imported = await ExportedBundle.SlipwayAsync(_gap.Path, "bundle", "import", bundle.Layout, "--key", bundle.Key, "-o", "place", "--push", $"{registry.Host}/site", "--json");

        Assert.True(imported.ExitCode == 0, imported.All);
        var pushed = Assert.Single(JsonNode.Parse(imported.Output)!["pushed"]!.AsArray())!;
        Assert.Equal($"{registry.Host}/site/slipway@{bundle.Inventory["images"]![0]!["digest"]}", (string?)pushed["reference"]);
    }

    public void Dispose() => _gap.Dispose();

    // As somebody else, in a namespace without a network where the machine gives one.
    private async Task<CommandResult> InTheGapAsync(params string[] arguments) => await CommandRunner.RunAsync(
        "env", ["-i", "PATH=/usr/bin:/bin", $"HOME={_gap["home"]}", .. await CutsAsync() ? ["unshare", "--net"] : Array.Empty<string>(), _gap["place/slipway"], .. arguments], _gap.Path);

    private static async Task<bool> CutsAsync() => (await CommandRunner.RunAsync("unshare", ["--net", "true"])).ExitCode == 0;

    private static HashSet<string> Blobs(string layout) => [.. Directory.GetFiles(Path.Combine(layout, "blobs/sha256")).Select(path => Path.GetFileName(path))];
}
