using Slipway.Cli;

HomeFolder.Ensure();
try
{
    return await SlipwayCommand.RunAsync(args, Edge.OfThisProcess());
}
catch (IOException)
{
    // What a verb cannot do, it tells. Here the telling itself failed: the error stream is on a full disk.
    return ExitCode.Failure;
}
