using Slipway.Cli.Manifests;
using Slipway.Cli.Verbs;
using Spectre.Console;

namespace Slipway.Cli.Distributions;

/// <summary>The few things that only a person knows of a new distribution. What options say already is not asked.</summary>
internal sealed class DistributionQuestions(Edge edge)
{
    private readonly IAnsiConsole _console = AnsiConsole.Create(new AnsiConsoleSettings
    {
        // Standard output carries the answer only.
        Out = new AnsiConsoleOutput(edge.Error),
        Ansi = AnsiSupport.Yes,
        ColorSystem = edge.Variable("NO_COLOR") is null ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
        Interactive = InteractionSupport.Yes,
    });

    public Task<string> NameAsync(string usual, CancellationToken token) =>
        new TextPrompt<string>("Name of the server, and of its manifest:")
            .DefaultValue(usual)
            .Validate(text => text.Length is > 0 and <= 63 && text.All(sign => char.IsAsciiLetterLower(sign) || char.IsAsciiDigit(sign) || sign == '-') && text[0] != '-' && text[^1] != '-',
                "lower-case letters, digits and hyphens")
            .ShowAsync(_console, token);

    public async Task<IReadOnlyList<ChosenPlugin>> PluginsAsync(OfferedPlugins offered, CancellationToken token)
    {
        var prompt = new MultiSelectionPrompt<string> { Title = "Plugins:", Required = false, InstructionsText = "[grey](space chooses, enter goes on)[/]" };
        foreach (var plugin in offered.All)
        {
            var item = prompt.AddChoice(plugin.Name);
            if (offered.Usual.Contains(plugin))
            {
                item.Select();
            }
        }

        var chosen = await prompt.ShowAsync(_console, token);
        return [.. offered.All.Where(plugin => chosen.Contains(plugin.Name))];
    }

    public async Task<string?> RepositoryAsync(CancellationToken token) => await OptionalAsync("Where the image is published, such as registry.example.com/platform/ops-server (empty: later):", IsRepository, "the registry's host, a path in lower case, no tag", token);

    public async Task<string?> OwnerAsync(CancellationToken token) => await OptionalAsync("Who approves changes, such as @acme/platform (empty: later):", text => !text.Contains('\n'), "one line", token);

    private static bool IsRepository(string text) => RegistryAccess.TryParse(text) is { Tag: null, Digest: null };

    private async Task<string?> OptionalAsync(string question, Func<string, bool> isFine, string form, CancellationToken token)
    {
        var answer = await new TextPrompt<string>(question).AllowEmpty().Validate(text => text.Length == 0 || isFine(text), form).ShowAsync(_console, token);
        return answer.Length == 0 ? null : answer;
    }
}
