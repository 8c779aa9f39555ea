using System.CommandLine;
using Slipway.Builder.Manifest;

namespace Slipway.Cli.Verbs;

/// <summary>The manifest that a verb works on.</summary>
internal static class ManifestArgument
{
    public static Argument<string> Create() => new("manifest") { Description = "The build manifest (a YAML file of kind ServerBuild)" };

    public static Option<bool> Offline() => new("--offline") { Description = "Open no socket" };

    public static Option<bool> Locked() => new("--locked") { Description = "Take everything from the lock; CI=true implies it" };

    public static Option<string?> Commit()
    {
        var commit = new Option<string?>("--commit") { Description = "The commit that is built, for tags and labels" };
        commit.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var written }] && !written.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or '-'))
            {
                result.AddError($"--commit {written} is no commit: it has letters, digits, '.', '_' and '-' only");
            }
        });
        return commit;
    }

    /// <summary>Reads the manifest; null when a diagnostic of severity error was added.</summary>
    public static ServerManifest? Read(VerbRun run, Argument<string> argument) => Read(run, run.Parsed.GetRequiredValue(argument));

    /// <summary>Reads the manifest that somebody wrote the path of; null when a diagnostic of severity error was added.</summary>
    public static ServerManifest? Read(VerbRun run, string written) => ManifestReader.ReadFile(
        run.Edge.PathOf(written), written, DateOnly.FromDateTime(run.Edge.Clock.GetUtcNow().UtcDateTime), run.Diagnostics);
}
