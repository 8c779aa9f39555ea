using System.Collections;
using System.CommandLine;
using System.CommandLine.Completions;
using System.Globalization;
using System.Text;
using Slipway.Metadata.Pages;

namespace Slipway.Cli.Terminal;

/// <summary>All verbs with their arguments and options on one page, read from the parser itself.</summary>
internal static class VerbPage
{
    private static readonly (string Code, string Meaning)[] ExitCodes =
    [
        ("0", "done"), ("1", "a failure of Slipway's or of the machine's"), ("2", "usage"), ("3", "manifest, policy or metadata (SLP1, SLP651)"),
        ("4", "resolution, or something stale or drifted (SLP2)"), ("5", "incompatible (SLP3)"), ("6", "generation or compilation (SLP4)"),
        ("7", "policy (SLP61, SLP62, SLP63)"), ("8", "verification (the rest of SLP6)"), ("9", "conformance (SLP7)"), ("10", "registry or engine (SLP8)"),
        ("100", "`plan --exit-code`, `outdated --exit-code`: something changes, and nothing is wrong"), ("130", "interrupted"),
    ];

    public static string Of(Command root)
    {
        var page = new StringBuilder();
        page.Append("# Verbs\n\nWritten by `slipway reference cli`; `slipway VERB --help` says the same of one. Standard output carries the answer and nothing else; what is told on the way goes to standard error.\n\n")
            .Append(Overview(root)).Append("\n## Everywhere\n\n").Append(Options(root.Options))
            .Append("\n## Exit codes\n\nOf several the smallest.\n\n").Append(Codes());
        foreach (var (name, verb) in Verbs("slipway", root))
        {
            page.Append("\n## ").Append(name).Append("\n\n").Append(MarkdownTable.Prose(verb.Description!)).Append(".\n");
            if (verb.Subcommands.Count > 0)
            {
                page.Append('\n').Append(Overview(verb, name));
            }

            if (verb.Action is not null)
            {
                page.Append("\n```text\n").Append(name).Append(string.Concat(verb.Arguments.Select(argument => " " + Written(argument))))
                    .Append(verb.Options.Count > 0 ? " [options]" : "").Append("\n```\n");
            }

            if (verb.Arguments.Count > 0)
            {
                page.Append('\n').Append(Arguments(verb.Arguments));
            }

            if (verb.Options.Count > 0)
            {
                page.Append('\n').Append(Options(verb.Options));
            }
        }

        return page.ToString();
    }

    private static IEnumerable<(string Name, Command Verb)> Verbs(string path, Command command) =>
        command.Subcommands.SelectMany(verb => Verbs($"{path} {verb.Name}", verb).Prepend(($"{path} {verb.Name}", verb)));

    private static MarkdownTable Overview(Command command, string path = "slipway")
    {
        var table = new MarkdownTable("verb", "does");
        foreach (var verb in command.Subcommands)
        {
            var name = $"{path} {verb.Name}";
            table.Add($"[{verb.Name}](#{name.Replace(' ', '-')})", MarkdownTable.Prose(verb.Description!));
        }

        return table;
    }

    private static MarkdownTable Codes()
    {
        var table = new MarkdownTable("code", "means");
        ExitCodes.ToList().ForEach(code => table.Add(code.Code, code.Meaning));
        return table;
    }

    private static MarkdownTable Arguments(IEnumerable<Argument> arguments)
    {
        var table = new MarkdownTable("argument", "default", "meaning");
        foreach (var argument in arguments)
        {
            table.Add(MarkdownTable.Code(Written(argument)), Default(argument.HasDefaultValue, argument.GetDefaultValue), Meaning(argument, argument.HelpName));
        }

        return table;
    }

    private static MarkdownTable Options(IEnumerable<Option> options)
    {
        var table = new MarkdownTable("option", "default", "meaning");
        foreach (var option in options.Where(option => !option.Hidden))
        {
            var names = string.Join(", ", option.Aliases.Append(option.Name).OrderBy(name => name.Length).Select(name => MarkdownTable.Code(name)));
            var value = option.Arity.MaximumNumberOfValues == 0 || option.ValueType == typeof(bool) ? "" : " " + MarkdownTable.Code(Placeholder(option));
            table.Add(names + value, option.Required ? "*required*" : Default(option.HasDefaultValue, option.GetDefaultValue), Meaning(option, option.HelpName));
        }

        return table;
    }

    private static string Placeholder(Option option)
    {
        var shown = option.HelpName ?? option.Name.TrimStart('-');
        return shown.All(letter => char.IsAsciiLetterLower(letter) || letter == '-') ? shown.ToUpperInvariant() : shown;
    }

    private static string Written(Argument argument)
    {
        var name = $"<{argument.HelpName ?? argument.Name}>{(argument.Arity.MaximumNumberOfValues > 1 ? "..." : "")}";
        return argument.Arity.MinimumNumberOfValues == 0 || argument.HasDefaultValue ? $"[{name}]" : name;
    }

    // A choice that the description does not spell out is told after it.
    private static string Meaning(Symbol symbol, string? shown)
    {
        var description = symbol.Description ?? throw new InvalidOperationException($"{symbol.Name} has no description.");
        var choices = shown is null ? symbol.GetCompletions(CompletionContext.Empty).Select(choice => choice.Label.ToLowerInvariant()).ToList() : [];
        var meaning = MarkdownTable.Prose(description);
        return choices.All(choice => description.Contains(choice, StringComparison.OrdinalIgnoreCase)) || symbol is Option { ValueType: var type } && type == typeof(bool)
            ? meaning
            : $"{meaning}; one of {string.Join(", ", choices.Select(choice => MarkdownTable.Code(choice)))}";
    }

    private static string Default(bool has, Func<object?> value) => has
        ? value() switch
        {
            null or false => "",
            Enum choice => MarkdownTable.Code(choice.ToString().ToLowerInvariant()),
            string text => MarkdownTable.Code(text),
            IEnumerable many => string.Join(", ", many.Cast<object>().Select(each => MarkdownTable.Code(each.ToString()))),
            var other => MarkdownTable.Code(Convert.ToString(other, CultureInfo.InvariantCulture)),
        }
        : "";
}
