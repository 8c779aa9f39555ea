using System.Text.Json;
using Slipway.EndToEnd.Documents;

namespace Slipway.EndToEnd;

/// <summary>The templates, as somebody uses them who edits nothing.</summary>
public sealed class TemplateTests
{
    [Theory]
    [InlineData("Acme.Ops.Weather", "Weather", "alert")]
    [InlineData("Acme.Ops.My-Thing_2", "My_Thing_2", "alert", "deployment", "incident", "log", "messaging", "metric", "orchestration", "service", "team", "ticket")]
    public async Task SlipwayPlugin_WithoutAnEdit_IsWhatPluginNewWrites_Packs_AndConforms(string package, string className, params string[] capabilities)
    {
        using var reader = Reader.WithSlipway();
        var options = $"--publisher acme --plugin weather {string.Concat(capabilities.Select(capability => $" --capability {capability}"))}";

        var made = await SucceedAsync(reader, $"""
            dotnet new install "$PACKAGES"/Slipway.Templates.*.nupkg --debug:custom-hive "$PWD/hive"
            dotnet new slipway-plugin -n {package} -o made {options} --debug:custom-hive "$PWD/hive"
            slipway plugin new {package} -o own {options}
            diff -r made own
            slipway plugin pack made -o packages
            slipway plugin pack own -o packages
            unzip -Z1 packages/{package}.0.1.0.nupkg
            """);

        Assert.Contains("plugin.yaml", made.Output, StringComparison.Ordinal);
        Assert.Contains("config/weather.schema.json", made.Output, StringComparison.Ordinal);
        // Two folders, one content: pack would have refused another one.
        Assert.Equal(2, made.Output.Split('\n').Count(line => line == $"packages/{package}.0.1.0.nupkg"));
        Assert.DoesNotContain("warning", made.All, StringComparison.Ordinal);
        Assert.Contains($"class {className}Plugin", await ReadAsync(reader, $"made/{className}Plugin.cs"), StringComparison.Ordinal);

        await SucceedAsync(reader, $"slipway plugin check packages/{package}.0.1.0.nupkg");
        var judged = await SucceedAsync(reader, $"slipway conformance packages/{package}.0.1.0.nupkg --feed \"$PACKAGES\"");
        Assert.EndsWith("acme/weather 0.1.0: passed\n", judged.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SlipwayPlugin_WithoutAnEdit_IsGreenInItsPipelines()
    {
        using var reader = Reader.WithSlipway();
        reader.Write("nuget.config", $"""<configuration><packageSources><clear /><add key="slipway" value="{Packages.Folder}" /><add key="kept" value="{KeptPackages(reader)}" /></packageSources></configuration>""");
        await SucceedAsync(reader, """
            slipway plugin new Acme.Ops.My-Thing_2 -o made --capability alert --capability log --capability messaging --capability metric --ci gitlab
            slipway plugin new Acme.Ops.My-Thing_2 -o other --ci github
            """);
        var commands = Commands(await ReadAsync(reader, "made/.gitlab-ci.yml"), "- ");
        Assert.Equal(4, commands.Count);
        Assert.Equal(commands, Commands(await ReadAsync(reader, "other/.github/workflows/plugin.yml"), "run: "));

        var said = new List<CommandResult>();
        foreach (var command in commands)
        {
            said.Add(await SucceedAsync(reader, "cd made\n" + command));
        }

        Assert.Contains("total: 12\n  failed: 0\n", said[0].Output, StringComparison.Ordinal);
        Assert.EndsWith("acme/my-thing-2 0.1.0: passed\n", said[^1].Output, StringComparison.Ordinal);
        Assert.All(said, result => Assert.DoesNotContain("warning", result.All, StringComparison.Ordinal));
    }

    [Fact]
    public async Task SlipwayStdioPlugin_WithoutAnEdit_DoesWhatItsReadmeSays()
    {
        Tool.Require("podman", "podman");
        using var reader = Reader.WithSlipway();
        reader.Write("nuget.config", $"""<configuration><packageSources><clear /><add key="slipway" value="{Packages.Folder}" /><add key="kept" value="{KeptPackages(reader)}" /></packageSources></configuration>""");
        await SucceedAsync(reader, """
            dotnet new install "$PACKAGES"/Slipway.Templates.*.nupkg --debug:custom-hive "$PWD/hive"
            dotnet new slipway-stdio-plugin -n Acme.Ops.My-Tides -o made --plugin tides --debug:custom-hive "$PWD/hive"
            """);

        var said = new List<CommandResult>();
        foreach (var block in Page.Read(Path.Combine(reader.WorkingDirectory, "made/README.md")).Blocks.Where(block => block.Language == "bash"))
        {
            said.Add(await SucceedAsync(reader, "cd made\n" + block.Text));
        }

        Assert.Contains("Total: 8, Errors: 0, Failed: 0, Skipped: 0", said[0].Output, StringComparison.Ordinal);
        Assert.EndsWith("try-tides 0.1.0: passed\n", said[1].Output, StringComparison.Ordinal);
        Assert.All(said, result => Assert.DoesNotContain("warning", result.All, StringComparison.Ordinal));
    }

    [Fact]
    public async Task SlipwayDistribution_WithoutAnEdit_IsWhatInitWrites_BuildsAndAnswers()
    {
        Tool.Require("podman", "podman");
        using var reader = Reader.WithSlipway();
        await SucceedAsync(reader, """
            dotnet new install "$PACKAGES"/Slipway.Templates.*.nupkg --debug:custom-hive "$PWD/hive"
            place=0
            for options in "" "--ci gitlab --updates none --owner=@acme/ops" "--ci azure --updates workflow --repository registry.example.com/acme/ops" "--ci cake" "--ci none"; do
              place=$((place + 1))
              dotnet new slipway-distribution -n acme-ops -o "made$place" $options --debug:custom-hive "$PWD/hive"
              slipway init "own$place" --name acme-ops --no-lock --yes $options
              diff -r "made$place" "own$place"
            done
            """);

        var said = await SucceedAsync(reader, """
            cd made1
            slipway lock acme-ops.yaml
            slipway build acme-ops.yaml --locked
            slipway conformance out/acme-ops --profile smoke
            """);

        Assert.EndsWith("acme-ops 0.1.0: passed\n", said.Output, StringComparison.Ordinal);
    }

    // What this repository restored already for its own tests and programs of one file, as a feed: nothing is fetched.
    private static string KeptPackages(Reader reader)
    {
        var kept = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        var ids = JsonElement.Parse(File.ReadAllText(Repository.PathOf("tests/Slipway.EndToEnd/packages.lock.json"))).GetProperty("dependencies").GetProperty("net10.0")
            .EnumerateObject().Select(package => package.Name.ToLowerInvariant())
            .Concat(["microsoft.net.illink.tasks", "microsoft.netcore.app.runtime.linux-x64", "microsoft.aspnetcore.app.runtime.linux-x64"]);
        foreach (var package in ids.Select(id => Path.Combine(kept, id)).Where(Directory.Exists).SelectMany(folder => Directory.GetFiles(folder, "*.nupkg", SearchOption.AllDirectories)))
        {
            reader.Link($"kept/{Path.GetFileName(package)}", package);
        }

        return Path.Combine(reader.WorkingDirectory, "kept");
    }

    private static List<string> Commands(string pipeline, string mark) =>
    [
        .. pipeline.Split('\n').Select(line => line.Trim())
            .Where(line => line.StartsWith(mark + "dotnet ", StringComparison.Ordinal) || line.StartsWith(mark + "slipway ", StringComparison.Ordinal)).Select(line => line[mark.Length..]),
    ];

    private static async Task<CommandResult> SucceedAsync(Reader reader, string command)
    {
        var result = await reader.TryAsync(command);
        Assert.True(result.ExitCode == 0, result.All);
        return result;
    }

    private static Task<string> ReadAsync(Reader reader, string file) =>
        File.ReadAllTextAsync(Path.Combine(reader.WorkingDirectory, file), TestContext.Current.CancellationToken);
}
