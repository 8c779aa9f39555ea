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
        var root = Create(edge, arguments is [var first, ..] ? first : null);
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

    // In the order in which a user meets them.
    private static readonly OrderedDictionary<string, Func<Edge, Command>> Verbs = new(StringComparer.Ordinal)
    {
        ["init"] = InitVerb.Create,
        ["from"] = FromVerb.Create,
        ["check"] = CheckVerb.Create,
        ["lock"] = LockVerb.Create,
        ["plan"] = PlanVerb.Create,
        ["generate"] = GenerateVerb.Create,
        ["build"] = BuildVerb.Create,
        ["run"] = RunVerb.Create,
        ["inspect"] = InspectVerb.Create,
        ["diff"] = DiffVerb.Create,
        ["conformance"] = ConformanceVerb.Create,
        ["sbom"] = SbomVerb.Create,
        ["scan"] = ScanVerb.Create,
        ["sign"] = SignVerb.Create,
        ["attest"] = AttestVerb.Create,
        ["verify"] = VerifyVerb.Create,
        ["verify-bundle"] = VerifyBundleVerb.Create,
        ["key"] = KeyVerb.Create,
        ["outdated"] = OutdatedVerb.Create,
        ["update"] = UpdateVerb.Create,
        ["matrix"] = MatrixVerb.Create,
        ["tier"] = TierVerb.Create,
        ["index"] = IndexVerb.Create,
        ["plugin"] = PluginVerb.Create,
        ["push"] = PushVerb.Create,
        ["pull"] = PullVerb.Create,
        ["tags"] = TagsVerb.Create,
        ["doctor"] = DoctorVerb.Create,
        ["cache"] = CacheVerb.Create,
        ["bundle"] = BundleVerb.Create,
        ["tool-image"] = ToolImageVerb.Create,
        ["explain"] = ExplainVerb.Create,
        ["schema"] = SchemaVerb.Create,
        ["reference"] = ReferenceVerb.Create,
        ["completion"] = CompletionVerb.Create,
    };

    /// <summary>The command with all verbs, or with the one only that a command line begins with: to describe them all takes a while.</summary>
    public static RootCommand Create(Edge edge, string? verb = null)
    {
        var root = new RootCommand("Builds curated ops server images from a manifest.");
        foreach (var create in verb is not null && Verbs.TryGetValue(verb, out var only) ? [only] : (IEnumerable<Func<Edge, Command>>)Verbs.Values)
        {
            root.Subcommands.Add(create(edge));
        }

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
