using Slipway.Cli;

Arenas.Limit();
HomeFolder.Ensure();
using var interruption = new Interruption();
try
{
    return await SlipwayCommand.RunAsync(args, Edge.OfThisProcess(), interruption.Token);
}
catch (IOException)
{
    // What a verb cannot do, it tells. Here the telling itself failed: the error stream is on a full disk.
    return ExitCode.Failure;
}
