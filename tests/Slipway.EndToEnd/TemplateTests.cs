using Slipway.EndToEnd.Documents;

namespace Slipway.EndToEnd;

public sealed class TemplateTests
{
    [Theory]
    [InlineData("Acme.Ops.Weather", "Weather")]
    [InlineData("Acme.Ops.My-Thing_2", "My_Thing_2")]
    public async Task New_SlipwayPlugin_PacksWithoutAnEdit(string package, string className)
    {
        using var reader = new Reader(Packages.Environment);
        reader.Write("nuget.config", $"""<configuration><packageSources><clear /><add key="slipway" value="{Packages.Folder}" /></packageSources></configuration>""");

        var made = await reader.TryAsync($"""
            dotnet new install "$PACKAGES"/Slipway.Templates.*.nupkg --debug:custom-hive "$PWD/hive"
            dotnet new slipway-plugin -n {package} --publisher acme --plugin weather --debug:custom-hive "$PWD/hive"
            dotnet pack {package} -c Release -o packages
            unzip -Z1 packages/{package}.0.1.0.nupkg
            """);

        Assert.True(made.ExitCode == 0, made.All);
        Assert.Contains("plugin.yaml", made.Output, StringComparison.Ordinal);
        Assert.Contains("config/weather.schema.json", made.Output, StringComparison.Ordinal);
        var judged = await SlipwayCommand.RunAsync(reader.WorkingDirectory, environment: null, "plugin", "check", $"packages/{package}.0.1.0.nupkg");
        Assert.True(judged.ExitCode == 0, judged.All);
        Assert.Contains(
            $"class {className}Plugin",
            await File.ReadAllTextAsync(Path.Combine(reader.WorkingDirectory, $"{package}/{className}Plugin.cs"), TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
    }
}
