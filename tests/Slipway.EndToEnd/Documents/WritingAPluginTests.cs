namespace Slipway.EndToEnd.Documents;

public sealed class WritingAPluginTests
{
    [Fact]
    public async Task Page_FollowedOutsideTheRepository_EndsWithARegisteredPlugin()
    {
        using var reader = new Reader(Packages.Environment);

        reader.PutOnPath("slipway", SlipwayCommand.Path);
        await reader.FollowAsync(Page.Read("docs/writing-a-plugin.md"));
    }
}
