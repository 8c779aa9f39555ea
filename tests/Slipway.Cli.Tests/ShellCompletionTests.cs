using Slipway.Builder.Tests.Making;

namespace Slipway.Cli.Tests;

/// <summary>The completion scripts in the shells that they are for, asking the command itself.</summary>
public sealed class ShellCompletionTests : IDisposable
{
    private static readonly string Folder = Repository.PathOf("artifacts/bin/Slipway.Cli/release");

    private readonly Site _site = new();

    public void Dispose() => _site.Dispose();

    private async Task<string> RunAsync(string shell, string script, params string[] options)
    {
        var program = Tool.Require(shell, shell);
        var environment = new Dictionary<string, string?> { ["PATH"] = $"{Folder}:{Environment.GetEnvironmentVariable("PATH")}", ["HOME"] = _site["."] };
        var completion = await CommandRunner.RunAsync(Path.Combine(Folder, "slipway"), ["completion", shell], _site["."], environment);
        _site.Write("completion", completion.Output);
        _site.Write("toy.yaml", "");
        var result = await CommandRunner.RunAsync(program, [.. options, "-c", script], _site["."], environment);
        Assert.True(result.ExitCode == 0 && result.Error.Length == 0, result.All);
        return result.Output.Trim();
    }

    [Theory]
    [InlineData("slipway bui", "build")]
    [InlineData("slipway build --loc", "--locked")]
    [InlineData("slipway schema pub", "publisher")]
    [InlineData("slipway outdated toy.yaml --within mi", "minor")]
    [InlineData("slipway build to", "toy.yaml")]
    public async Task Bash_HalfALine_IsCompleted(string line, string expected) =>
        Assert.Equal(expected, await RunAsync(
            "bash", $$"""source completion; COMP_LINE='{{line}}'; COMP_POINT={{line.Length}}; COMP_WORDS=({{line}}); COMP_CWORD=$(( ${#COMP_WORDS[@]} - 1 )); _slipway; echo "${COMPREPLY[@]}" """, "--norc"));

    // Only the line editor has compadd and _files: here they print what they are given.
    [Theory]
    [InlineData("slipway bui", "build")]
    [InlineData("slipway build --loc", "--locked")]
    [InlineData("slipway schema pub", "publisher")]
    [InlineData("slipway build to", "files")]
    public async Task Zsh_HalfALine_IsCompleted(string line, string expected) =>
        Assert.Equal(expected, await RunAsync(
            "zsh", $$"""compdef() { }; compadd() { print -l -- $found }; _files() { print files }; source ./completion; BUFFER='{{line}}'; _slipway""", "-f"));

    [Theory]
    [InlineData("slipway bui", "build")]
    [InlineData("slipway build --loc", "--locked")]
    [InlineData("slipway schema pub", "publisher")]
    [InlineData("slipway build to", "toy.yaml")]
    public async Task Fish_HalfALine_IsCompleted(string line, string expected) =>
        Assert.Equal(expected, await RunAsync("fish", $"source completion; complete -C '{line}'", "--no-config"));
}
