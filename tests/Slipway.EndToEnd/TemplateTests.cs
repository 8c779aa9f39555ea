using Slipway.EndToEnd.Documents;

namespace Slipway.EndToEnd;

public sealed class TemplateTests
{
    [Fact]
    public async Task New_SlipwayPlugin_PacksWithoutAnEdit()
    {
        using var reader = new Reader(Packages.Environment);
        reader.Write("nuget.config", $"""<configuration><packageSources><clear /><add key="slipway" value="{Packages.Folder}" /></packageSources></configuration>""");

        var made = await reader.TryAsync("""
            dotnet new install "$PACKAGES"/Slipway.Templates.*.nupkg --debug:custom-hive "$PWD/hive"
            dotnet new slipway-plugin -n Acme.Ops.Weather --publisher acme --plugin weather --debug:custom-hive "$PWD/hive"
            dotnet pack Acme.Ops.Weather -c Release -o packages
            unzip -Z1 packages/Acme.Ops.Weather.0.1.0.nupkg
            """);

        Assert.True(made.ExitCode == 0, made.All);
        Assert.Contains("plugin.yaml", made.Output, StringComparison.Ordinal);
        Assert.Contains("config/weather.schema.json", made.Output, StringComparison.Ordinal);
        Assert.Contains("class WeatherPlugin", await File.ReadAllTextAsync(Path.Combine(reader.WorkingDirectory, "Acme.Ops.Weather/WeatherPlugin.cs"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
