using System.CommandLine;

namespace Slipway.Cli.Verbs;

/// <summary>The options that every verb has.</summary>
internal static class CommonOptions
{
    public static Option<bool> Json { get; } = new("--json") { Description = "Put the machine's answer on standard output", Recursive = true };

    public static Option<bool> Quiet { get; } = new("--quiet", "-q") { Description = "Say only what is wrong", Recursive = true };

    public static Option<bool> Verbose { get; } = new("--verbose", "-v") { Description = "Say more", Recursive = true };

    public static void AddTo(RootCommand root)
    {
        root.Options.Add(Json);
        root.Options.Add(Quiet);
        root.Options.Add(Verbose);
    }
}
