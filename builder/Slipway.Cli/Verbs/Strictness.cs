using System.CommandLine;
using System.CommandLine.Parsing;

namespace Slipway.Cli.Verbs;

/// <summary>Refuses options that no verb has: the parser alone would take them for arguments.</summary>
internal static class Strictness
{
    public static void Apply(Command command)
    {
        foreach (var argument in command.Arguments)
        {
            argument.Validators.Add(RefuseOptions);
        }

        foreach (var verb in command.Subcommands)
        {
            Apply(verb);
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
