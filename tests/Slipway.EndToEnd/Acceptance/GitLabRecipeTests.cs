using Slipway.Images.Tests.RealTools;

namespace Slipway.EndToEnd.Acceptance;

/// <summary>The pipelines for GitLab of manifests/ci: judged by GitLab's schema, and run in the repository that `slipway init --ci gitlab` writes.</summary>
public sealed class GitLabRecipeTests : IDisposable
{
    private const string Pipeline = ".gitlab-ci.yml";
    private readonly Distribution _team = new();
    private readonly GitLabRunner _gitlab;

    public GitLabRecipeTests() => _gitlab = new GitLabRunner(_team["."]);

    public void Dispose() => _team.Dispose();

    [Theory]
    [InlineData("gitlab-ci.yml", "before,server,index,comment,build,smoke,publish")]
    [InlineData("gitlab-matrix.yml", "link,merge")]
    [InlineData("gitlab-release.yml", "release")]
    public async Task Recipe_IsAPipeline_AndOneWithASlipIsNot(string name, string jobs)
    {
        await _team.GitAsync("init", "-q");
        var text = await File.ReadAllTextAsync(Repository.PathOf("manifests/ci/" + name), TestContext.Current.CancellationToken);
        _team.Write(Pipeline, text);
        var sound = await _gitlab.JobsAsync();
        _team.Write(Pipeline, text.Replace("    paths:", "    path:", StringComparison.Ordinal).Replace("artifacts: { paths:", "artifacts: { path:", StringComparison.Ordinal));

        var slipped = await _gitlab.JobsAsync();

        Assert.True(sound.Run.ExitCode == 0, sound.Run.All);
        Assert.Equal(jobs.Split(','), sound.Jobs.Select(job => job.Split(':')[0]).Distinct());
        Assert.True(slipped.Run.ExitCode == 1 && slipped.Run.All.Contains("'path' property is not expected", StringComparison.Ordinal), slipped.Run.All);
    }

    [Fact]
    public async Task Recipe_CommentsOnAMergeRequest_ThenBuildsTriesSignsAndPublishes()
    {
        Tool.Require("podman", "podman");
        await using var registry = await DockerRegistry.StartAsync();
        using var api = new NoteBox();
        await BeginAsync($"{registry.Host}/platform/ops-server");
        await _team.GitAsync("checkout", "-qb", "more");
        Change("Slipway.Plugins.Prometheus, version: 1.0.0 }", "Slipway.Plugins.Prometheus, version: 1.0.0 }\n    - { name: alertmanager, module: Slipway.Plugins.Alertmanager, version: 1.0.0 }");
        await _team.SlipwayAsync(0, "lock", "ops-server.yaml");
        await CommitAsync("more");

        var review = await ReviewAsync(api);
        await _team.GitAsync("checkout", "-q", "main");
        await _team.GitAsync("merge", "-q", "more");
        var published = await _gitlab.PipelineAsync("publish", $"SIGNING_KEY={_team["acme.key"]}");

        Assert.True(review.ExitCode == 0, review.All);
        var note = Assert.Single(api.Notes);
        Assert.StartsWith("POST /api/v4/projects/", note, StringComparison.Ordinal);
        Assert.Contains("/merge_requests/7/notes glpat-1\nbody=**Decide: ", note, StringComparison.Ordinal);
        Assert.Contains("slipway/alertmanager", note, StringComparison.Ordinal);
        Assert.Contains("**Nothing to decide: index stays as it is", note, StringComparison.Ordinal);
        Assert.True(published.ExitCode == 0, published.All);
        Assert.True(File.Exists(_team["conformance/conformance.xml"]), published.All);
        await _team.SlipwayAsync(0, "verify", $"{registry.Host}/platform/ops-server:0.1.0", "--key", "acme.pub");
    }

    [Fact]
    public async Task Recipe_OfAPlanThatRefuses_FailsAndCommentsAllTheSame()
    {
        using var api = new NoteBox();
        await BeginAsync("registry.example.com/platform/ops-server");
        Change("Slipway.Plugins.Prometheus, version: 1.0.0", "Slipway.Plugins.Prometheus, version: 1.0.9");
        await CommitAsync("other");

        var review = await ReviewAsync(api);

        Assert.True(review.ExitCode != 0, review.All);
        Assert.Contains("SLP2101", review.All, StringComparison.Ordinal);
        Assert.Contains("body=**Do not merge: ", Assert.Single(api.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task MatrixRecipe_OnFourWorkers_LeavesWhatOneWouldHaveLeft()
    {
        _ = Packages.Environment;
        _team.Write(Pipeline, await File.ReadAllTextAsync(Repository.PathOf("manifests/ci/gitlab-matrix.yml"), TestContext.Current.CancellationToken));
        _team.Write("nuget.config", $"""<configuration><packageSources><clear /><add key="slipway" value="{Packages.Folder}" /></packageSources></configuration>""");
        foreach (var file in Directory.GetFiles(Repository.PathOf("artifacts/index"), "*.yaml", SearchOption.AllDirectories))
        {
            _team.Write(Path.Combine("index", Path.GetRelativePath(Repository.PathOf("artifacts/index"), file)), await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        }

        await _team.GitAsync("init", "-q");
        await CommitAsync("begin");
        await _team.SlipwayAsync(0, "matrix", "index", "--linked", "--output", "whole");

        var merged = await _gitlab.PipelineAsync("merge");

        Assert.True(merged.ExitCode == 0, merged.All);
        Assert.All(["matrix.json", "matrix.md", "matrix.html"], file => Assert.Equal(File.ReadAllText(_team["whole/" + file]), File.ReadAllText(_team["matrix/" + file])));
        Assert.Contains("linked", await File.ReadAllTextAsync(_team["matrix/matrix.md"], TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    /// <summary>A team's repository on its default branch, with the pipeline, an index, and a key that is not in it.</summary>
    private async Task BeginAsync(string repository)
    {
        _ = Packages.Environment;
        _team.Write("nuget.config", "<configuration><packageSources><clear /></packageSources></configuration>");
        await _team.SlipwayAsync(0, "init", ".", "--name", "ops-server", "--ci", "gitlab", "--plugin", "prometheus", "--feed", Packages.Folder, "--repository", repository, "--yes");
        _team.Write("index/" + SamplePublisher.Path, SamplePublisher.Text());
        var entry = new SampleEntry(Convert.ToBase64String(new byte[64]));
        _team.Write("index/" + entry.Path, entry.ToString());
        await _team.GitAsync("init", "-q");
        await CommitAsync("begin");
        await _team.GitAsync("tag", "begin");
        await _team.SlipwayAsync(0, "key", "new", "acme", "--no-passphrase");
    }

    private async Task CommitAsync(string message)
    {
        await _team.GitAsync("add", ".");
        await _team.GitAsync("commit", "-qm", message);
    }

    private void Change(string from, string to)
    {
        var manifest = File.ReadAllText(_team["ops-server.yaml"]);
        Assert.Contains(from, manifest, StringComparison.Ordinal);
        _team.Write("ops-server.yaml", manifest.Replace(from, to, StringComparison.Ordinal));
    }

    private Task<CommandResult> ReviewAsync(NoteBox api) => _gitlab.PipelineAsync(
        "comment",
        "CI_PIPELINE_SOURCE=merge_request_event", "CI_MERGE_REQUEST_DIFF_BASE_SHA=begin", $"CI_API_V4_URL={api.Address}", "CI_MERGE_REQUEST_IID=7", "COMMENT_TOKEN=glpat-1");
}
