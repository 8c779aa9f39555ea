namespace Slipway.Cli.Terminal;

/// <summary>
/// Scripts that ask the command itself, by its directive <c>[suggest]</c>, what can follow. It answers with what contains the half word; what a
/// person means begins with it.
/// </summary>
internal static class CompletionScripts
{
    public static IReadOnlyList<string> Shells { get; } = ["bash", "zsh", "fish", "powershell"];

    public static string For(string shell) => shell switch
    {
        "bash" => Bash,
        "zsh" => Zsh,
        "fish" => Fish,
        _ => PowerShell,
    };

    private const string Bash = """
        # slipway completion bash > /etc/bash_completion.d/slipway
        _slipway() {
            local IFS=$'\n'
            local word="${COMP_WORDS[COMP_CWORD]}"
            COMPREPLY=( $(compgen -W "$(slipway "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)" -- "$word") )
            [ ${#COMPREPLY[@]} -eq 0 ] && COMPREPLY=( $(compgen -f -- "$word") )
        }
        complete -F _slipway slipway

        """;

    private const string Zsh = """
        #compdef slipway
        # slipway completion zsh > "${fpath[1]}/_slipway"
        _slipway() {
            local -a found
            found=("${(@f)$(slipway "[suggest:${#BUFFER}]" "${BUFFER}" 2>/dev/null)}")
            local word="${BUFFER##* }"
            found=("${(@M)found:#${(b)word}*}")
            if [[ -n "${found[1]}" ]]; then compadd -a found; else _files; fi
        }
        compdef _slipway slipway

        """;

    private const string Fish = """
        # slipway completion fish > ~/.config/fish/completions/slipway.fish
        complete -c slipway -a "(slipway '[suggest:'(commandline -cp | string length)']' (commandline -cp) 2>/dev/null)"

        """;

    private const string PowerShell = """
        # slipway completion powershell >> $PROFILE
        Register-ArgumentCompleter -Native -CommandName slipway -ScriptBlock {
            param($word, $ast, $position)
            slipway "[suggest:$position]" "$ast" 2>$null | Where-Object { $_.StartsWith($word) } | ForEach-Object {
                [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
            }
        }

        """;
}
