using System.CommandLine;
using System.CommandLine.Parsing;

namespace Slipway.Cli.Verbs;

/// <summary>Refuses what the parser alone would take: options that no verb has, as arguments; and words that say nothing, as names.</summary>
internal static class Strictness
{
    public static void Apply(Command command) => Apply(command, []);

    // Several verbs share an option.
    private static void Apply(Command command, HashSet<Option> known)
    {
        foreach (var argument in command.Arguments)
        {
            argument.Validators.Add(RefuseOptions);
            argument.Validators.Add(result => RefuseEmpty(result, result.Argument.Name));
        }

        foreach (var option in command.Options.Where(known.Add))
        {
            option.Validators.Add(result => RefuseEmpty(result, option.Name));
        }

        foreach (var verb in command.Subcommands)
        {
            Apply(verb, known);
        }
    }

    private static void RefuseEmpty(SymbolResult result, string name)
    {
        if (result.Tokens.Any(token => token.Value.Length == 0))
        {
            result.AddError($"{name} is empty; most often a variable is not set");
        }
    }

    private static void RefuseOptions(ArgumentResult result)
    {
        foreach (var token in result.Tokens.Where(token => token.Value.Length > 1 && token.Value[0] == '-'))
        {
            result.AddError($"there is no option {token.Value}");
        }
    }
}
