using System.IO.Compression;
using System.Text;

namespace Slipway.EndToEnd.Acceptance;

/// <summary>A plugin of somebody else: made from the template in a folder outside the tree, written as <c>Toy/</c> has it, and packed into a feed of its own.</summary>
internal sealed class WeatherPlugin : IDisposable
{
    private static readonly string Toy = Repository.PathOf("tests/Slipway.EndToEnd/Acceptance/Toy");
    private readonly TempFolder _folder = new();

    public string Feed => _folder["feed"];

    public string Package => _folder["feed/Acme.Ops.Weather.0.1.0.nupkg"];

    /// <summary>Makes and packs it; every replacement must find its text in one of the two files.</summary>
    public static async Task<WeatherPlugin> PackAsync(params (string Text, string By)[] changes)
    {
        _ = Packages.Environment;
        var plugin = new WeatherPlugin();
        plugin._folder.Write("nuget.config", $"""<configuration><packageSources><clear /><add key="slipway" value="{Packages.Folder}" /></packageSources></configuration>""");
        await plugin.DotnetAsync("new", "install", Directory.GetFiles(Packages.Folder, "Slipway.Templates.*.nupkg").Single(), "--debug:custom-hive", plugin._folder["hive"]);
        await plugin.DotnetAsync("new", "slipway-plugin", "-n", "Acme.Ops.Weather", "--publisher", "acme", "--plugin", "weather", "--debug:custom-hive", plugin._folder["hive"]);
        await plugin.PackVersionAsync("0.1.0", changes);
        return plugin;
    }

    /// <summary>Packs another version into the same feed, with replacements of its own.</summary>
    public async Task PackVersionAsync(string version, params (string Text, string By)[] changes)
    {
        var left = changes.ToList();
        foreach (var (from, to) in new[]
        {
            ("WeatherAlerts.cs.txt", "WeatherAlerts.cs"), ("WeatherConfiguration.cs.txt", "WeatherConfiguration.cs"), ("plugin.yaml", "plugin.yaml"),
            ("medium.yaml", "conformance/medium.yaml"), ("minimal.yaml", "conformance/minimal.yaml"), ("invalid.yaml", "conformance/invalid.yaml"),
            ("README.md", "README.md"), ("configuration.md", "docs/configuration.md"), ("mapping.md", "docs/mapping.md"),
        })
        {
            var text = await File.ReadAllTextAsync(Path.Combine(Toy, from));
            foreach (var change in changes.Where(change => text.Contains(change.Text, StringComparison.Ordinal)))
            {
                text = text.Replace(change.Text, change.By, StringComparison.Ordinal);
                left.Remove(change);
            }

            _folder.Write("Acme.Ops.Weather/" + to, text.Replace("version: 0.1.0", $"version: {version}", StringComparison.Ordinal));
        }

        Assert.Empty(left);
        await DotnetAsync("pack", "Acme.Ops.Weather", "-c", "Release", "-o", "feed", "-p:SlipwayWriteSchema=true", $"-p:Version={version}");
    }

    /// <summary>Changes a name of the packed assembly, as if it had been compiled against a server that has the other one.</summary>
    public void Rename(string name, string other)
    {
        using var archive = ZipFile.Open(Package, ZipArchiveMode.Update);
        var entry = archive.GetEntry("lib/net10.0/Acme.Ops.Weather.dll")!;
        using var content = new MemoryStream();
        using (var stream = entry.Open())
        {
            stream.CopyTo(content);
        }

        var bytes = content.ToArray();
        var at = bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(name));
        Assert.True(at > 0 && name.Length == other.Length);
        Encoding.UTF8.GetBytes(other).CopyTo(bytes, at);
        entry.Delete();
        using var written = archive.CreateEntry(entry.FullName).Open();
        written.Write(bytes);
    }

    public void Dispose() => _folder.Dispose();

    private async Task DotnetAsync(params string[] arguments)
    {
        var run = await CommandRunner.RunAsync("dotnet", arguments, _folder.Path, new Dictionary<string, string?> { ["NUGET_PACKAGES"] = _folder["packages"], ["CI"] = null });
        Assert.True(run.ExitCode == 0, run.All);
    }
}
