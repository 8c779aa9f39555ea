using System.Text.RegularExpressions;

namespace Slipway.Architecture.Tests;

public sealed partial class HygieneTests
{
    [Fact]
    public void LockFilesAndSettings_NameNoFeed()
    {
        var files = Directory.EnumerateFiles(Repository.Root, "*", SearchOption.AllDirectories)
            .Where(path => !Untracked().IsMatch(Path.GetRelativePath(Repository.Root, path)))
            .Where(path => Path.GetFileName(path) is "packages.lock.json" or "package-lock.json" or "nuget.config" or "NuGet.config" or ".npmrc"
                || Path.GetExtension(path) is ".csproj" or ".props" or ".targets");

        var named = files.Where(path => FeedAddress().IsMatch(File.ReadAllText(path)));

        Assert.Empty(named.Select(path => Path.GetRelativePath(Repository.Root, path)));
    }

    [Theory]
    [InlineData("server/Slipway.Sdk/Slipway.Sdk.csproj", "Apache-2.0")]
    [InlineData("server/Slipway.Metadata/Slipway.Metadata.csproj", "Apache-2.0")]
    [InlineData("server/Slipway.Sdk.Analyzers/Slipway.Sdk.Analyzers.csproj", "Apache-2.0")]
    [InlineData("builder/Slipway.Generator/Slipway.Generator.csproj", "Apache-2.0")]
    [InlineData("builder/Cake.Slipway/Cake.Slipway.csproj", "Apache-2.0")]
    [InlineData("server/Slipway.Server/Slipway.Server.csproj", "LICENSE.commercial.txt")]
    [InlineData("builder/Slipway.Images/Slipway.Images.csproj", "LICENSE.commercial.txt")]
    public async Task Project_CarriesTheLicenceOfItsRoom(string project, string licence)
    {
        var result = await CommandRunner.RunAsync(
            "dotnet",
            ["msbuild", Repository.PathOf(project), "-getProperty:PackageLicenseExpression,PackageLicenseFile"]);

        Assert.True(result.ExitCode == 0, result.All);
        Assert.Contains($"\": \"{licence}\"", result.Output, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"(^|/)(obj|bin|node_modules|artifacts|out|\.git)(/|$)")]
    private static partial Regex Untracked();

    [GeneratedRegex("""/v3/index\.json|"resolved": *"http|registry\s*=\s*http""")]
    private static partial Regex FeedAddress();
}
