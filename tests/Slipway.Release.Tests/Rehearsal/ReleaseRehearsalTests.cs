using System.Text.RegularExpressions;
using Slipway.Images.Tests.RealTools;

namespace Slipway.Release.Tests.Rehearsal;

/// <summary>A release as it happens: the real command and packages, a bare repository, a feed and the docker-registry.</summary>
/// <param name="cache">What builds keep, once for all of them: both images are the same ones each time.</param>
public sealed class ReleaseRehearsalTests(TempFolder cache) : IClassFixture<TempFolder>, IDisposable
{
    private static readonly string Slipway = Repository.PathOf("artifacts/publish/slipway/slipway");

    private readonly SmallRepository _repository = ReleasedParts.Lay();

    [Fact]
    public async Task Release_OfACommit_IsTaggedSignedAndPushedUnderAllItsNames()
    {
        await using var registry = await DockerRegistry.StartAsync();
        var version = ReleasedParts.Version;
        var key = await RunAsync(Slipway, "key", "new", _repository["release"], "--no-passphrase");
        Assert.True(key.ExitCode == 0, key.All);
        Directory.CreateDirectory(_repository["feed"]);
        _repository.Write("more.txt", "more\n");
        _repository.Commit("Say `more` of *all*");

        var released = await ReleaseAsync("--registry", $"{registry.Host}/slipway", "--key", _repository["release.key"], "--feed", _repository["feed"]);

        Assert.True(released.ExitCode == 0, released.All);
        TaggedIsWhatThisTreeSays(version);
        foreach (var image in new[] { "ops-server-core", "ops-server", "slipway" }.Select(name => $"{registry.Host}/slipway/{name}"))
        {
            var tags = await RunAsync(Slipway, "tags", image);
            Assert.Equal($"latest\nstable\n{version.Tag}\n", tags.Output);
            Assert.Single((await DigestsAsync(image, tags.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries))).Distinct());
            var verified = await RunAsync(Slipway, "verify", $"{image}:stable", "--key", _repository["release.pub"]);
            Assert.True(verified.ExitCode == 0, verified.All);
        }

        var inspected = await RunAsync(Slipway, "inspect", $"{registry.Host}/slipway/ops-server:stable");
        Assert.Contains($"slipway/prometheus {version}, tier 1, ", inspected.Output, StringComparison.Ordinal);
        await PackagesAreSignedAndInTheFeedAsync(version);
        await ArchiveBuildsWithItsOwnDotnetAsync(version);
        // The checkout that it was made in is gone, the one that it was asked in has it.
        Assert.Single(_repository.Git("worktree", "list").Split('\n'));
        Assert.Empty(_repository.Checkout.Changes);
        Assert.Equal(_repository.Git("rev-parse", $"{version.Tag}^{{commit}}"), _repository.Checkout.Head);
    }

    [Fact]
    public async Task Release_OfATreeWhoseTestsFail_LeavesNothing()
    {
        _repository.Write("broken", "");
        _repository.Commit("Break");
        var before = _repository.Checkout.Head;

        var refused = await ReleaseAsync("--dry-run");

        Assert.True(refused.ExitCode == 1, refused.All);
        Assert.Contains("error: the tests of the release's tree fail\n  fix: ", refused.Error, StringComparison.Ordinal);
        Assert.Equal((before, before), (_repository.Checkout.Head, _repository.Origin.Head));
        Assert.Equal([ReleasedParts.Step.Before.Tag], _repository.Checkout.Tags);
        Assert.Empty(_repository.Checkout.Changes);
        Assert.Single(_repository.Git("worktree", "list").Split('\n'));
        Assert.False(Directory.Exists(_repository.Checkout.PathOf("out")), "a release that failed left something to publish");
    }

    [Fact]
    public async Task Release_Dry_MakesEverythingAndPublishesNothing()
    {
        var before = _repository.Checkout.Head;

        var dry = await ReleaseAsync("--dry-run", "--registry", "registry.example.com/slipway");

        Assert.True(dry.ExitCode == 0, dry.All);
        Assert.Contains($"registry.example.com/slipway/ops-server:{ReleasedParts.Version.Tag}, registry.example.com/slipway/ops-server:stable, ", dry.Error, StringComparison.Ordinal);
        var output = _repository.Checkout.PathOf($"out/release/{ReleasedParts.Version.Tag}");
        Assert.All(["ops-server/image/index.json", "ops-server-core/image/index.json", "ops-server/ops-server.lock.json", "slipway/index.json", "files/SHA256SUMS", "notes.md"], path => Assert.True(File.Exists(Path.Combine(output, path)), path));
        Assert.Equal((before, before), (_repository.Checkout.Head, _repository.Origin.Head));
        Assert.Equal([ReleasedParts.Step.Before.Tag], _repository.Origin.Tags);
    }

    public void Dispose() => _repository.Dispose();

    private void TaggedIsWhatThisTreeSays(ReleaseVersion version)
    {
        var tagged = _repository.Origin.Git("rev-parse", $"{version.Tag}^{{commit}}");
        Assert.Equal("tag", _repository.Origin.Git("cat-file", "-t", version.Tag));
        Assert.Equal((tagged, $"Release {version.Tag}"), (_repository.Origin.Git("rev-parse", "main"), _repository.Origin.Git("log", "-1", "--format=%s", version.Tag)));
        string Tagged(string path) => _repository.Origin.Git("show", $"{version.Tag}:{path}");
        Assert.All(ReleasedParts.Paths, path => Assert.Equal(File.ReadAllText(Repository.PathOf(path)).TrimEnd('\n'), Tagged(path)));
        Assert.Equal(Tagged(FrameworkSurface.Approved), Tagged(FrameworkSurface.PathOf(version)));
        Assert.Matches($"## Unreleased\n\n## {version} - \\d{{4}}-\\d\\d-\\d\\d\n\n- The first\\.\n\n### Commits\n\n- Say `more` of \\\\\\*all\\\\\\*$", Tagged(Changelog.File));
    }

    private async Task PackagesAreSignedAndInTheFeedAsync(ReleaseVersion version)
    {
        var folder = _repository.Checkout.PathOf($"out/release/{version.Tag}/files");
        var packages = Directory.GetFiles(folder, "*.nupkg").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal).ToList();
        Assert.Superset(
            new HashSet<string>(["Slipway.Sdk", "Slipway.Server", "Slipway.Conformance", "Slipway.Plugins.Slack", "Cake.Slipway", "Slipway.Templates", "slipway", "slipway.linux-x64"]), packages.Select(name => name[..^$".{version}.nupkg".Length]).ToHashSet());
        Assert.Equal(packages, Directory.GetFiles(_repository["feed"], "*.nupkg", SearchOption.AllDirectories).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
        Assert.All(packages, name => Assert.True(File.Exists(Path.Combine(folder, name + ".sigstore.json")), name));
        var sums = await CommandRunner.RunAsync(Tool.Require("sha256sum", "coreutils"), ["--check", "--strict", "SHA256SUMS"], folder);
        Assert.True(sums.ExitCode == 0 && Regex.Count(sums.Output, ": OK\n") == (2 * packages.Count) + 1, sums.All);
    }

    // Nothing of this machine's .NET is named to it, and it says itself which it found.
    private async Task ArchiveBuildsWithItsOwnDotnetAsync(ReleaseVersion version)
    {
        var output = _repository.Checkout.PathOf($"out/release/{version.Tag}");
        var elsewhere = Directory.CreateDirectory(_repository["else where"]).FullName;
        await AloneAsync(elsewhere, "tar", "-xzf", Path.Combine(output, "files", ToolArchive.NameOf(version) + ".tar.gz"));
        File.CreateSymbolicLink(Path.Combine(elsewhere, "slipway"), Path.Combine(elsewhere, ToolArchive.NameOf(version), "slipway"));
        await File.WriteAllTextAsync(
            Path.Combine(elsewhere, "core.yaml"), _repository.Checkout.Read("manifests/ops-server-core.yaml").Replace("../artifacts/packages", _repository["feed"], StringComparison.Ordinal), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(elsewhere, "nuget.config"), "<configuration><packageSources><clear /></packageSources></configuration>", TestContext.Current.CancellationToken);

        var said = await AloneAsync(elsewhere, "./slipway", "--version");
        var check = await AloneAsync(elsewhere, "./slipway", "check", "core.yaml");
        var built = await AloneAsync(elsewhere, "./slipway", "build", "core.yaml", "-o", "built");

        Assert.Equal($"{version}\n", said.Output);
        Assert.Contains($"{elsewhere}/{ToolArchive.NameOf(version)}/dotnet/host/fxr/", said.Error, StringComparison.Ordinal);
        Assert.True(check.ExitCode == 0 && built.ExitCode == 0, check.All + built.All);
    }

    private async Task<CommandResult> AloneAsync(string folder, string program, params string[] arguments)
    {
        var run = await CommandRunner.RunAsync("env", ["-i", "PATH=/usr/bin:/bin", $"HOME={_repository["home"]}", "COREHOST_TRACE=1", program, .. arguments], folder);
        Assert.True(run.ExitCode == 0, run.All);
        return run;
    }

    private Task<CommandResult> ReleaseAsync(params string[] arguments) => RunAsync(
        Repository.PathOf("artifacts/bin/Slipway.Release/release/Slipway.Release"), [ReleasedParts.Step.Kind, .. arguments]);

    // A release is many commands.
    private Task<CommandResult> RunAsync(string program, params string[] arguments) => CommandRunner.RunAsync(
        program, arguments, _repository.Checkout.Root, new Dictionary<string, string?> { ["SLIPWAY_CACHE"] = cache.Path, ["NUGET_API_KEY"] = null, ["SLIPWAY_ADVISORIES"] = null },
        timeout: TimeSpan.FromMinutes(10));

    private static async Task<List<string>> DigestsAsync(string image, IEnumerable<string> tags)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        var (host, name) = (image[..image.IndexOf('/', StringComparison.Ordinal)], image[(image.IndexOf('/', StringComparison.Ordinal) + 1)..]);
        List<string> digests = [];
        foreach (var tag in tags)
        {
            using var question = new HttpRequestMessage(HttpMethod.Head, $"http://{host}/v2/{name}/manifests/{tag}") { Headers = { { "Accept", "application/vnd.oci.image.manifest.v1+json" } } };
            question.Headers.Add("Accept", "application/vnd.oci.image.index.v1+json");
            using var answer = await client.SendAsync(question);
            digests.Add(answer.EnsureSuccessStatusCode().Headers.GetValues("Docker-Content-Digest").Single());
        }

        return digests;
    }
}
