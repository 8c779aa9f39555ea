using Slipway.Images.Host;

namespace Slipway.Images.Tests.Host;

public sealed class HostProgramsTests
{
    private readonly HostPlan _plan = HostPlanner.Plan(HostMachine.Options).Required;

    [Fact]
    public void Find_OfThisMachine_GivesProgramsAndOnlyTheLibrariesThatTheBaseLacks()
    {
        var entries = HostPrograms.Find(_plan, ["sh", "ls", "ls"]).Required;

        Assert.Single(entries, entry => entry.Path == "usr/bin/ls");
        Assert.Equal("usr/bin", entries.Single(entry => entry.Path == "bin").Target);
        Assert.Empty(entries.Select(entry => entry.Path).Intersect(_plan.System.Entries.Select(entry => entry.Path)));
        Assert.DoesNotContain(entries, entry => entry.Path.Contains("libc.so", StringComparison.Ordinal));
        Assert.All(entries, entry => Assert.True(entry.SourcePath is null || new FileInfo(entry.SourcePath).LinkTarget is null, entry.Path));
    }

    [Fact]
    public void Find_ProgramsThatAreNotHere_NamesThemAll()
    {
        var found = HostPrograms.Find(_plan, ["no-such-program", "sh", "nor-this"]);

        Assert.Equal(["SLP5014 no-such-program", "SLP5014 nor-this"], found.Problems.Select(problem => $"{problem.Id} {problem.Subject}"));
        Assert.Contains("coreutils", found.Problems[0].Remedy, StringComparison.Ordinal);
    }
}
