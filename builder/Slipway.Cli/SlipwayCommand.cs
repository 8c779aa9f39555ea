using System.CommandLine;
using System.CommandLine.Help;
using Slipway.Cli.Verbs;
using Slipway.Metadata.Diagnostics;

namespace Slipway.Cli;

/// <summary>The command with all its verbs.</summary>
internal static class SlipwayCommand
{
    /// <summary>Parses and runs; returns the exit code.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, Edge edge, CancellationToken token = default)
    {
        var root = Create(edge);
        // Teams of code owners begin with the sign that else names a file with more arguments.
        var parsed = root.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0 && !IsSuggestion(arguments))
        {
            foreach (var error in Wrong(parsed))
            {
                await edge.Error.WriteLineAsync($"slipway: {error}");
            }

            await edge.Error.WriteLineAsync($"Try: {string.Join(' ', Names(parsed.CommandResult))} --help");
            return ExitCode.Usage;
        }

        // The parser's own watch over signals waits twice as long and then ends with another code.
        return await parsed.InvokeAsync(
            new InvocationConfiguration { Output = edge.Output, Error = edge.Error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }, token);
    }

    /// <summary>The verbs, in the order in which a user meets them.</summary>
    public static RootCommand Create(Edge edge)
    {
        var root = new RootCommand("Builds curated ops server images from a manifest.")
        {
            InitVerb.Create(edge),
            FromVerb.Create(edge),
            CheckVerb.Create(edge),
            LockVerb.Create(edge),
            PlanVerb.Create(edge),
            GenerateVerb.Create(edge),
            BuildVerb.Create(edge),
            RunVerb.Create(edge),
            InspectVerb.Create(edge),
            DiffVerb.Create(edge),
            ConformanceVerb.Create(edge),
            SbomVerb.Create(edge),
            ScanVerb.Create(edge),
            SignVerb.Create(edge),
            AttestVerb.Create(edge),
            VerifyVerb.Create(edge),
            VerifyBundleVerb.Create(edge),
            KeyVerb.Create(edge),
            OutdatedVerb.Create(edge),
            UpdateVerb.Create(edge),
            MatrixVerb.Create(edge),
            TierVerb.Create(edge),
            IndexVerb.Create(edge),
            PluginVerb.Create(edge),
            PushVerb.Create(edge),
            PullVerb.Create(edge),
            TagsVerb.Create(edge),
            DoctorVerb.Create(edge),
            CacheVerb.Create(edge),
            BundleVerb.Create(edge),
            ToolImageVerb.Create(edge),
            ExplainVerb.Create(edge),
            SchemaVerb.Create(edge),
            ReferenceVerb.Create(edge),
            CompletionVerb.Create(edge),
        };
        CommonOptions.AddTo(root);
        Strictness.Apply(root);
        RemoveSpellingsOfAnotherSystem(root.Options.OfType<HelpOption>().Single());
        return root;
    }

    // Completion would offer them where an argument is wanted.
    private static void RemoveSpellingsOfAnotherSystem(HelpOption help)
    {
        foreach (var spelling in new[] { "/?", "/h", "-?" })
        {
            help.Aliases.Remove(spelling);
        }
    }

    // After a verb that there is not, whatever follows it means nothing.
    private static IEnumerable<string> Wrong(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        return command.Subcommands.Count > 0 && parsed.UnmatchedTokens is [var verb, ..]
            ? verb[0] == '-' ? [$"there is no option {verb}"]
                : [$"there is no verb {verb}; {DidYouMean.Ask(verb, command.Subcommands.Select(each => each.Name)) ?? $"the verbs are {string.Join(", ", command.Subcommands.Select(each => each.Name))}"}"]
            : parsed.Errors.Select(error => error.Message);
    }

    // A shell asks what can follow; half a command line is its nature.
    private static bool IsSuggestion(IReadOnlyList<string> arguments) => arguments is [var first, ..] && first.StartsWith("[suggest", StringComparison.Ordinal);

    private static IEnumerable<string> Names(System.CommandLine.Parsing.CommandResult result) =>
        result.Parent is System.CommandLine.Parsing.CommandResult parent ? Names(parent).Append(result.Command.Name) : ["slipway"];
}
