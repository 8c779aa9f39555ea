using Cake.Core;

namespace Cake.Slipway.Tests;

/// <summary>Another end than 0 fails the build, and says what it means.</summary>
public sealed class FailureTests : IDisposable
{
    private readonly CakeScript _script = new();

    [Theory]
    [InlineData(1, "a failure of Slipway's or the machine's")]
    [InlineData(2, "the command line")]
    [InlineData(3, "the manifest, a policy or a plugin's metadata is wrong")]
    [InlineData(4, "stale or drifted")]
    [InlineData(5, "does not fit")]
    [InlineData(6, "compilation failed")]
    [InlineData(7, "the policy forbids it")]
    [InlineData(8, "verification refused it")]
    [InlineData(9, "does not conform")]
    [InlineData(10, "a registry or an engine")]
    [InlineData(130, "interrupted")]
    [InlineData(137, "the command was killed")]
    public void ExitCode_IsThatOfTheBuildAndIsExplained(int exitCode, string meaning)
    {
        _script.Ends(exitCode, "");

        var failure = Assert.Throws<CakeException>(() => _script.Context.SlipwayCheck("ops.yaml"));

        Assert.Equal(exitCode, failure.ExitCode);
        Assert.StartsWith($"slipway check ended with {exitCode}: ", failure.Message, StringComparison.Ordinal);
        Assert.Contains(meaning, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Plan_ThatRefuses_FailsUnlessTheScriptLetsItPass()
    {
        _script.Ends(7, Answers.Plan.Replace("\"decide\"", "\"refuse\"", StringComparison.Ordinal));

        Assert.Equal(7, Assert.Throws<CakeException>(() => _script.Context.SlipwayPlan("ops.yaml")).ExitCode);
        var plan = _script.Context.SlipwayPlan("ops.yaml", new() { HandleExitCode = _ => true });

        Assert.Equal(SlipwayPlanDecision.Refuse, plan.Decision);
    }

    [Fact]
    public void Failure_LetPassWithoutAnAnswer_IsStillAFailure()
    {
        _script.Ends(3, "");

        var failure = Assert.Throws<CakeException>(() => _script.Context.SlipwayPlan("ops.yaml", new() { HandleExitCode = _ => true }));

        Assert.Equal(3, failure.ExitCode);
        Assert.Contains("gave no answer", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Command_ThatIsNotThere_IsSaid()
    {
        File.Delete(_script["tools/slipway"]);
        Assert.SkipWhen(Tool.Find("slipway") is not null, "slipway is on the PATH here");

        var failure = Assert.Throws<CakeException>(() => _script.Context.SlipwayCheck("ops.yaml"));

        Assert.Contains("ToolPath", failure.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _script.Dispose();
}
