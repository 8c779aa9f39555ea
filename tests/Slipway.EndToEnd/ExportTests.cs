namespace Slipway.EndToEnd;

public sealed class ExportTests
{
    [Fact]
    public async Task Export_ThePublicParts_BuildAlone()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("SLIPWAY_TEST_ALL") == "1", "slow: dotnet run build.cs -- test --all");
        using var folder = new TempFolder();
        var environment = new Dictionary<string, string?> { ["CI"] = null };

        var export = await CommandRunner.RunAsync("dotnet", ["run", "build.cs", "--", "export", folder["public"]], Repository.Root, environment);
        Assert.True(export.ExitCode == 0, export.All);
        Assert.False(Directory.Exists(folder["public/server/Slipway.Server"]), "a private part was exported");

        var test = await CommandRunner.RunAsync(
            "dotnet", ["run", "build.cs", "--", "test", "--only", "Slipway.Sdk.Tests"], folder["public"], environment, timeout: TimeSpan.FromMinutes(10));
        Assert.True(test.ExitCode == 0, test.All);
    }
}
