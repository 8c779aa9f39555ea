using Slipway.Sdk.Configuration;
using Slipway.Sdk.Plugins;
using Slipway.Server.Commands;
using Slipway.Server.Hosting;
using Slipway.Server.Tests.Support;

namespace Slipway.Server.Tests.Hosting;

public sealed class CommandTests
{
    [Fact]
    public async Task Version_IsPrinted() => Assert.Equal((0, "test-server 1.2.3\n", ""), await RunAsync("--version"));

    [Fact]
    public async Task Help_NamesEveryVariable()
    {
        var (exit, output, _) = await RunAsync("--help");

        Assert.Equal(0, exit);
        Assert.All(Server.Settings.Variables.All, variable => Assert.Contains(variable.Name, output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--wat")]
    [InlineData("serve")]
    public async Task Arguments_ThatAreUnknown_AreAUsageError(string argument)
    {
        var (exit, output, error) = await RunAsync(argument);

        Assert.Equal((2, ""), (exit, output));
        Assert.StartsWith($"unknown arguments: {argument}", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CheckConfig_OfAGoodOne_SaysSo()
    {
        var environment = ServerUnderTest.EnvironmentOf(new CapturedStream(), "OPSORCH_INCIDENT_PROVIDER=echo");

        var exit = await CommandLine.RunAsync(["--check-config"], ServerUnderTest.Composition(TestPlugin.Compiled), environment);

        Assert.Equal((0, "the configuration is good\n"), (exit, environment.Output.ToString()!));
    }

    [Fact]
    public async Task CheckConfig_OfABadOne_NamesEveryKey()
    {
        var environment = ServerUnderTest.EnvironmentOf(
            new CapturedStream(), "OPSORCH_INCIDENT_PROVIDER=echo", "OPSORCH_INCIDENT_CONFIG={\"url\":\"nope\",\"colour\":1}");

        var exit = await CommandLine.RunAsync(["--check-config"], ServerUnderTest.Composition(TestPlugin.Compiled), environment);

        Assert.Equal(1, exit);
        var error = environment.Error.ToString()!;
        Assert.Contains("incident provider echo: url: ", error, StringComparison.Ordinal);
        Assert.Contains("incident provider echo: colour: ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CheckConfig_OfWrongSettingsAndWrongProviders_NamesBoth()
    {
        var environment = ServerUnderTest.EnvironmentOf(
            new CapturedStream(), "OPSORCH_TLS_CERT_FILE=/x", "OPSORCH_MAX_BODY_BYTES=abc", "OPSORCH_TEAM_PROVIDER=nosuch", "OPSORCH_INCIDENT_PLUGIN=runner:x");

        var exit = await CommandLine.RunAsync(["--check-config"], ServerUnderTest.Composition(TestPlugin.Compiled), environment);

        Assert.Equal(1, exit);
        var error = environment.Error.ToString()!;
        foreach (var part in new[] { "OPSORCH_TLS_KEY_FILE", "OPSORCH_MAX_BODY_BYTES", "nosuch", "runner:x" })
        {
            Assert.Contains(part, error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task CheckConfig_OfAStdioPlugin_WritesNothingIntoTheAudit()
    {
        using var folder = new TempFolder();
        var environment = ServerUnderTest.EnvironmentOf(new CapturedStream(), "OPSORCH_INCIDENT_PLUGIN=/bin/cat", $"OPSORCH_AUDIT=file:{folder["audit"]}");

        var exit = await CommandLine.RunAsync(["--check-config"], ServerUnderTest.Composition(TestPlugin.Compiled), environment);

        Assert.Equal((0, ""), (exit, File.ReadAllText(folder["audit"])));
    }

    [Fact]
    public async Task CheckConfig_OfWhatAConstructorRefuses_SaysWhatAStartSays()
    {
        var plugin = TestPlugin.With((_, _) => throw new ConfigurationException(
            [new ConfigurationProblem("caFile", "needs a url that begins with https")]));

        var (problem, exit, error) = await RefuseAsync(plugin);

        Assert.Equal("incident provider echo: caFile: needs a url that begins with https", problem);
        Assert.Equal((1, $"failed to init server: {problem}\n"), (exit, error));
    }

    [Fact]
    public async Task CheckConfig_WhereAConstructorFails_SaysWhatAStartSays()
    {
        var plugin = TestPlugin.With((_, _) => throw new FormatException("s3cret"));

        var (problem, exit, error) = await RefuseAsync(plugin);

        Assert.Equal("incident provider echo: cannot be made (FormatException); the log has more", problem);
        Assert.Equal((1, $"failed to init server: {problem}\n"), (exit, error));
    }

    private static async Task<(string Problem, int Exit, string Error)> RefuseAsync(CompiledPlugin plugin)
    {
        var start = await Assert.ThrowsAsync<StartFailure>(() => ServerUnderTest.StartAsync(plugin, "OPSORCH_INCIDENT_PROVIDER=echo"));
        var environment = ServerUnderTest.EnvironmentOf(new CapturedStream(), "OPSORCH_INCIDENT_PROVIDER=echo");
        var exit = await CommandLine.RunAsync(["--check-config"], ServerUnderTest.Composition(plugin), environment);
        return (Assert.Single(start.Problems), exit, environment.Error.ToString()!);
    }

    private static async Task<(int Exit, string Output, string Error)> RunAsync(params string[] arguments)
    {
        var environment = ServerUnderTest.EnvironmentOf(new CapturedStream());
        var exit = await CommandLine.RunAsync(arguments, ServerUnderTest.Composition(), environment);
        return (exit, environment.Output.ToString()!, environment.Error.ToString()!);
    }
}
