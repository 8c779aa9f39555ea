using System.Globalization;
using Cake.Core;

namespace Cake.Slipway;

/// <summary>What the exit codes of the command mean. The exception carries the code; Cake itself ends with 1 when a task fails.</summary>
internal static class SlipwayExitCode
{
    public static CakeException Failure(string verb, int exitCode) => new(exitCode, string.Create(
        CultureInfo.InvariantCulture, $"slipway {verb} ended with {exitCode}: {Meaning(exitCode)}; what and why is said above, and `slipway explain ID` says more"));

    // Where a script lets a failure pass, there may be nothing to return to it.
    public static CakeException NoAnswer(string verb, int exitCode) => new(exitCode, string.Create(
        CultureInfo.InvariantCulture, $"slipway {verb} ended with {exitCode} and gave no answer: {Meaning(exitCode)}; HandleExitCode let it pass, but there is no result"));

    private static string Meaning(int exitCode) => exitCode switch
    {
        0 => "done",
        1 => "a failure of Slipway's or the machine's",
        2 => "the command line asks for what cannot be, or names a file that is not there",
        3 => "the manifest, a policy or a plugin's metadata is wrong",
        4 => "packages do not resolve, or something is stale or drifted (`slipway lock` writes the lock anew)",
        5 => "something does not fit: a plugin is incompatible with the server, or with another",
        6 => "generation or compilation failed",
        7 => "the policy forbids it, or a check that it requires did not run",
        8 => "verification refused it",
        9 => "it does not conform",
        10 => "a registry or an engine did not do its part",
        100 => "there are changes",
        130 => "it was interrupted",
        _ => "no exit code of Slipway's; the command was killed, or is another program",
    };
}
