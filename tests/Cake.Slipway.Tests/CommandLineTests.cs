using System.Text.RegularExpressions;

namespace Cake.Slipway.Tests;

/// <summary>What holds for every alias: quoting, secrets, folders, and that the command knows what it is told.</summary>
public sealed partial class CommandLineTests : IDisposable
{
    private readonly CakeScript _script = new();

    [Theory]
    [InlineData("with space.yaml")]
    [InlineData("with\"quote.yaml")]
    [InlineData("'single' $HOME `id`;.yaml")]
    [InlineData("käse.yaml")]
    public void Paths_ArriveAsWritten(string manifest)
    {
        _script.Context.SlipwayCheck(manifest, new() { Advisories = manifest });

        Assert.Equal(["check", manifest, "--advisories", manifest], _script.Words);
    }

    [Theory]
    [InlineData(@"ends\")]
    [InlineData(@"both \"" of them\\")]
    [InlineData("")]
    public void Words_ArriveAsWritten(string word)
    {
        _script.Context.SlipwayConformance(word, new() { Feeds = { word } });

        Assert.Equal(["conformance", word, "--feed", word], _script.Words);
    }

    [Fact]
    public void Secrets_AreInNoLogAndPassphrasesOnNoCommandLine()
    {
        _script.Ends(0, "oci:made/image@sha256:1234\n");
        _script.Write("made/build.json", Answers.Build);

        _script.Context.SlipwayBuild("ops.yaml", AllSettings.Build);

        Assert.Contains("SLIPWAY_KEY_PASSPHRASE=open sesame", _script.Environment);
        Assert.Contains("SLIPWAY_IDENTITY_TOKEN=e30.e30.c2ln", _script.Environment);
        Assert.DoesNotContain(_script.Words, word => word.Contains("sesame", StringComparison.Ordinal) || word.Contains("e30", StringComparison.Ordinal));
        Assert.Contains("--signing-config", _script.Log.Text, StringComparison.Ordinal);
        Assert.All(["sesame", "e30.e30", "kms sign"], secret => Assert.DoesNotContain(secret, _script.Log.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void Environment_OfTheSettings_IsKept()
    {
        var settings = new SlipwayCheckSettings { EnvironmentVariables = new Dictionary<string, string?> { ["SLIPWAY_CACHE"] = "/elsewhere" } };

        _script.Context.SlipwayCheck("ops.yaml", settings);

        Assert.Contains("SLIPWAY_CACHE=/elsewhere", _script.Environment);
    }

    [Fact]
    public void WorkingDirectory_ChangesWhereItRunsAndNotWhatPathsMean()
    {
        Directory.CreateDirectory(_script["sub"]);
        _script.Ends(0, "../ops.lock.json");

        var written = _script.Context.SlipwayLock("ops.yaml", new() { WorkingDirectory = "sub" });
        _script.Context.SlipwayCheck("ops.yaml", new() { WorkingDirectory = "sub", Advisories = "known" });

        Assert.Equal(_script["sub"], _script.RanIn);
        Assert.Equal(["check", _script["ops.yaml"], "--advisories", _script["known"]], _script.Words);
        Assert.Equal(_script["ops.lock.json"], written.FullPath);
    }

    [Fact]
    public async Task Options_AreAllKnownToTheCommand()
    {
        var command = Repository.PathOf("artifacts/publish/slipway/slipway");
        Tool.RequireThat(File.Exists(command), "there is no published command (dotnet run build.cs -- publish)");

        foreach (var (verb, settings) in AllSettings.Verbs)
        {
            var line = new SlipwayCommandLine(_script.Context.Environment, verb, settings);
            settings.AddTo(line);
            var help = await CommandRunner.RunAsync(command, [verb, "--help"]);

            Assert.True(help.ExitCode == 0, help.All);
            var known = Option().Matches(help.Output).Select(match => match.Value).ToHashSet(StringComparer.Ordinal);
            Assert.All([.. Option().Matches(line.Arguments.Render()).Select(match => match.Value), "--quiet", "--verbose", "--json"], option => Assert.Contains(option, known));
        }
    }

    public void Dispose() => _script.Dispose();

    [GeneratedRegex(@"(?<=\s)--[a-z-]+")]
    private static partial Regex Option();
}
