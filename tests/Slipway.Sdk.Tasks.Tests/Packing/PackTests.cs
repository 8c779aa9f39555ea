namespace Slipway.Sdk.Tasks.Tests.Packing;

/// <summary>The checks as plugin authors meet them: through the package, from a folder outside the repository.</summary>
public sealed class PackTests(OutsideFolder outside) : IClassFixture<OutsideFolder>
{
    [Fact]
    public async Task Pack_InTwoFolders_GivesTheSameBytesWithManifestAndSchema()
    {
        outside.CopyWeather("one");
        outside.CopyWeather("elsewhere/two");

        var (one, two) = (await outside.PackAsync("one"), await outside.PackAsync("elsewhere/two"));

        var content = OutsideFolder.Content(one);
        Assert.Contains("plugin.yaml", content);
        Assert.Contains("config/weather.schema.json", content);
        Assert.Contains("lib/net10.0/Acme.Ops.Weather.dll", content);
        Assert.DoesNotContain(content, name => name.StartsWith("content", StringComparison.Ordinal));
        Assert.Contains("\"region\"", File.ReadAllText(outside["one/config/weather.schema.json"]));
        Assert.Equal(File.ReadAllBytes(one), File.ReadAllBytes(two));
        Assert.Equal(File.ReadAllBytes(one), File.ReadAllBytes(await outside.PackAsync("one")));
    }

    [Fact]
    public async Task Pack_TargetFrameworksInAFolderOfOddName_GivesTheSameBytesWithEachFileOnce()
    {
        outside.CopyWeather("a,b=c/one");
        outside.Edit("a,b=c/one/Acme.Ops.Weather.csproj", "<TargetFramework>net10.0</TargetFramework>", "<TargetFrameworks>\n;net10.0 ;\n</TargetFrameworks>");

        var first = await outside.PackAsync("a,b=c/one", "odd/first");
        var second = await outside.PackAsync("a,b=c/one", "odd/second");

        Assert.All(OutsideFolder.Times(second), time => Assert.Equal(1980, time.Year));
        Assert.Single(OutsideFolder.Content(second), "plugin.yaml");
        Assert.Single(OutsideFolder.Content(second), "config/weather.schema.json");
        Assert.Equal(File.ReadAllBytes(first), File.ReadAllBytes(second));
    }

    [Fact]
    public async Task Pack_ManyDisagreements_FailsWithEachAtItsLineAndMakesNoPackage()
    {
        outside.CopyWeather("broken");
        outside.Edit("broken/plugin.yaml", "version: 0.1.0", "version: 0.2.0");
        outside.Edit("broken/plugin.yaml", "[query, get]", "[query, got]");
        outside.Edit("broken/plugin.yaml", "    maxServerVersion: 1.x\n", "");
        outside.Write("broken/config/weather.schema.json", "{}");

        var packed = await outside.DotnetAsync("pack", "broken", "-c", "Release", "-o", "broken/out");

        Assert.NotEqual(0, packed.ExitCode);
        Assert.Contains("plugin.yaml(7,12,7,17): error SLP1082: plugin.yaml has version 0.2.0, the package 0.1.0. Fix: write version: 0.1.0", packed.Output);
        Assert.Contains("): error SLP1021: \"maxServerVersion\" is missing in spec.compatibility. Fix: add maxServerVersion", packed.Output);
        Assert.Contains("): error SLP1087: the operations of alert/weather differ: the code lacks got; plugin.yaml lacks get.", packed.Output);
        Assert.Contains("): error SLP1089: weather.schema.json is not the schema of the code. Fix: run dotnet build", packed.Output);
        Assert.False(Directory.Exists(outside["broken/out"]));
    }

    [Fact]
    public async Task Build_WithWriteSchema_MendsAStaleSchema()
    {
        outside.CopyWeather("stale");
        outside.Write("stale/config/weather.schema.json", "{}");

        var built = await outside.DotnetAsync("build", "stale", "-c", "Release", "-p:SlipwayWriteSchema=true", "-v:normal");

        Assert.True(built.ExitCode == 0, built.All);
        Assert.Equal("slipway-plugin/1\n", File.ReadAllText(outside["stale/obj/Release/net10.0/plugin.slipway"]));
        Assert.Contains("additionalfile:obj/Release/net10.0/plugin.slipway", built.Output);
        Assert.Contains("\"most\"", File.ReadAllText(outside["stale/config/weather.schema.json"]));
        Assert.Contains("config/weather.schema.json", OutsideFolder.Content(await outside.PackAsync("stale")));
    }

    [Fact]
    public async Task Pack_LibraryThatUsesTheSdk_IsLeftAloneUnlessItSaysItIsAPlugin()
    {
        outside.CopyWeather("library");
        File.Delete(outside["library/plugin.yaml"]);
        outside.Edit("library/WeatherPlugin.cs", "[Plugin(\"acme\", \"weather\")]\n", "");
        outside.Edit("library/WeatherAlerts.cs", "[Provider(\"weather\", Filters = [\"severities\"])]\n", "");

        Assert.DoesNotContain("plugin.yaml", OutsideFolder.Content(await outside.PackAsync("library")));
        var packed = await outside.DotnetAsync("pack", "library", "-c", "Release", "-o", "library/out2", "-p:IsSlipwayPlugin=true");

        Assert.NotEqual(0, packed.ExitCode);
        Assert.Contains("Acme.Ops.Weather.csproj : error SLP1080: the project is a plugin and has no plugin.yaml. Fix:", packed.Output);
    }
}
