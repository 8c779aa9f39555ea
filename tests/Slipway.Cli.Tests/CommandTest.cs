using Slipway.Builder.Tests.Making;

namespace Slipway.Cli.Tests;

/// <summary>Runs the command in process, in a place of its own: (exit code, standard output, standard error).</summary>
public abstract class CommandTest : IDisposable
{
    private protected Site Site { get; } = new();

    /// <summary>Whether the base of this machine has all of .NET: for images that are run, or whose framework is looked into.</summary>
    private protected bool WholeDotnet { get; set; }

    private protected async Task<CommandResult> RunAsync(params string[] arguments) => await RunAsync([], arguments);

    private protected async Task<CommandResult> RunAsync((string Name, string Value)[] environment, params string[] arguments)
    {
        if (WholeDotnet && arguments is ["build" or "run" or "verify", ..])
        {
            await PackedHost.CopyToAsync(Site["cache"]);
        }

        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var code = await SlipwayCommand.RunAsync(arguments, new Edge
        {
            Output = output,
            Error = error,
            Environment = environment.Append(("SLIPWAY_CACHE", Site["cache"])).Append(("DOTNET_ROOT", WholeDotnet ? Site.DotnetRoot : SlimDotnet.Root)).DistinctBy(pair => pair.Item1).ToDictionary(pair => pair.Item1, pair => pair.Item2, StringComparer.Ordinal),
            WorkingFolder = Site["."],
        });
        return new CommandResult(code, output.ToString(), error.ToString());
    }

    public void Dispose()
    {
        Site.Dispose();
        GC.SuppressFinalize(this);
    }
}
