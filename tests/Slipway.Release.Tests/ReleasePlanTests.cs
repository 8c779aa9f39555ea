namespace Slipway.Release.Tests;

/// <summary>From which trees a release may start, and what it is called then.</summary>
public sealed class ReleasePlanTests : IDisposable
{
    private readonly SmallRepository _repository = new();

    [Theory]
    [InlineData("patch", "0.9.1")]
    [InlineData("minor", "0.10.0")]
    [InlineData("major", "1.0.0")]
    public void Of_ACleanTreeAfterARelease_IsTheNextVersion(string kind, string next)
    {
        _repository.Release("0.9.0");
        _repository.Git("tag", "v9.0.0-rc.1");

        Assert.Equal(("main", "0.9.0", next), (Plan(kind).Branch, Plan(kind).Last.ToString(), Plan(kind).Next.ToString()));
    }

    [Fact]
    public void Of_ATreeWithoutARelease_IsTheFirst()
    {
        _repository.Write(VersionStamp.Place, "<Project><PropertyGroup><VersionPrefix>1.0.0</VersionPrefix></PropertyGroup></Project>\n");
        _repository.Commit("Begin");

        Assert.Equal((null, new ReleaseVersion(1, 0, 0)), (Plan("major").Last, Plan("major").Next));
        Assert.Equal("Directory.Build.props says 1.0.0 already, and the minor version after nothing is 0.1.0", Refused("minor"));
    }

    [Fact]
    public void Of_ATagThatOnlyTheRemoteHas_CountsIt()
    {
        _repository.Release("0.9.0");
        _repository.Git("tag", "--delete", "v0.9.0");

        Assert.Equal("0.9.1", Plan("patch").Next.ToString());
    }

    [Theory]
    [InlineData("CHANGELOG.md", "the tree is dirty: M CHANGELOG.md")]
    [InlineData("new.txt", "the tree is dirty: ?? new.txt")]
    public void Of_ADirtyTree_IsRefused(string path, string said)
    {
        _repository.Release("0.9.0");
        _repository.Write(path, "something\n");

        Assert.Equal(said, Refused("patch"));
    }

    [Fact]
    public void Of_ATreeThatTheRemoteDoesNotHave_IsRefused()
    {
        _repository.Release("0.9.0");
        _repository.Git("commit", "--quiet", "--allow-empty", "--message", "Say more");

        Assert.Matches("^main is at [0-9a-f]{12} here, and at [0-9a-f]{12} in origin$", Refused("patch"));
        _repository.Git("switch", "--quiet", "--create", "side");
        Assert.Matches("^side is at [0-9a-f]{12} here, and not there in origin$", Refused("patch"));
        _repository.Git("switch", "--quiet", "--detach");
        Assert.StartsWith("no branch is checked out", Refused("patch"), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_ABranchWithoutTheLastRelease_IsRefused()
    {
        _repository.Commit("Begin");
        _repository.Git("switch", "--quiet", "--create", "side");
        _repository.Release("1.0.0");
        _repository.Git("switch", "--quiet", "main");

        Assert.Equal("v1.0.0 is not part of main", Refused("patch"));
    }

    [Fact]
    public void Of_ABreakOfTheFrameworkApi_WantsAMajorVersionAndItsGuide()
    {
        _repository.Release("0.9.0");
        _repository.Write(FrameworkSurface.Approved, "sealed class A.Item\n    int Title { get; }\n");
        _repository.Commit("Number titles");

        Assert.Contains("Slipway.Sdk 0.10.0 breaks plugins built for 0.9.0: A.Item has no \"string Title { get; }\" any more", Refused("minor"), StringComparison.Ordinal);
        Assert.Equal("docs/migration/v1.md is not there: write what broke and how a plugin's author moves", Refused("major"));

        _repository.Write("docs/migration/v1.md", "# To v1\n\n`Item` numbers its titles.\n\n## Shim\n\nNone: nobody had any.\n");
        _repository.Commit("Guide authors");
        Assert.Equal("1.0.0", Plan("major").Next.ToString());
        Assert.Contains("breaks plugins", Refused("patch"), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_AReleaseWhoseSurfaceIsGone_IsRefused()
    {
        _repository.Release("0.9.0");
        File.Delete(_repository.Checkout.PathOf(FrameworkSurface.PathOf(new ReleaseVersion(0, 9, 0))));
        _repository.Commit("Tidy up");

        Assert.Contains("so nothing says what 0.9.0 promised", Refused("major"), StringComparison.Ordinal);
    }

    public void Dispose() => _repository.Dispose();

    private ReleasePlan Plan(string kind) => ReleasePlan.Of(ReleaseRequest.Parse([kind, "--dry-run"]), _repository.Checkout);

    private string Refused(string kind) => Assert.Throws<RefusedException>(() => Plan(kind)).Message;
}
