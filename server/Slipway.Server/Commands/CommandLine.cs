using Slipway.Server.Hosting;

namespace Slipway.Server.Commands;

/// <summary>What the command line asks for. Without arguments the server runs; everything else is set by the environment.</summary>
internal static class CommandLine
{
    private const int Usage = 2;

    public static Task<int> RunAsync(IReadOnlyList<string> arguments, ServerComposition composition, HostEnvironment environment) => arguments switch
    {
        [] => ServeCommand.RunAsync(composition, environment),
        ["--help" or "-h"] => Print(environment.Output, HelpText.For(composition.Identity), 0),
        ["--version"] => Print(environment.Output, $"{composition.Identity.Name} {composition.Identity.Version}", 0),
        ["--check-config"] => CheckCommand.RunAsync(composition, environment),
        ["--probe"] => ProbeCommand.RunAsync(environment),
        ["--rotate-secrets"] => RotateCommand.RunAsync(environment),
        _ => Print(environment.Error, $"unknown arguments: {string.Join(' ', arguments)}\n{HelpText.For(composition.Identity)}", Usage),
    };

    private static async Task<int> Print(TextWriter writer, string text, int exitCode)
    {
        await writer.WriteLineAsync(text);
        return exitCode;
    }
}
