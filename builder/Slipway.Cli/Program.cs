using Slipway.Cli;

Arenas.Limit();
HomeFolder.Ensure();
var edge = Edge.OfThisProcess();
Scratch.Ensure(edge);
using var interruption = new Interruption();
try
{
    return await SlipwayCommand.RunAsync(args, edge, interruption.Token);
}
catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
{
    // What a verb cannot do, it tells. Here the telling itself failed: the error stream is closed, or on a full disk.
    return ExitCode.Failure;
}
