using Slipway.Images.Tests.RealTools;

namespace Slipway.EndToEnd.Documents;

/// <summary>docs/tutorials as their readers follow them: every file, every command, every output.</summary>
public sealed class TutorialTests(UsedMachine machine) : IClassFixture<UsedMachine>
{
    public static TheoryData<string> Pages => [.. Directory.EnumerateFiles(Repository.PathOf("docs/tutorials"), "*.md").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Tutorial_Followed_DoesWhatItPromises(string name)
    {
        Tool.Require("gcc", "gcc");
        var page = Page.Read($"docs/tutorials/{name}");
        using var reader = new Reader(Packages.Environment);
        reader.PutOnPath("slipway", SlipwayCommand.Path);
        reader.Set("CHECKOUT", Repository.Root);
        reader.Set("SLIPWAY_CACHE", machine.Cache);

        using var podman = new Podman();
        PodmanReader.Give(reader, podman);

        try
        {
            await reader.FollowAsync(page);
        }
        finally
        {
            await podman.RunAsync("rm", "--all", "--force", "--time", "0");
        }

        Assert.Contains(page.Blocks, block => block.Language == "bash" && block.Text.Contains("slipway ", StringComparison.Ordinal));
        Assert.DoesNotContain(page.Blocks, block => block.Language is "sh" or "shell" or "console");
    }
}
