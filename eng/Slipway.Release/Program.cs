using Slipway.Release;

try
{
    new ReleaseRun(ReleaseRequest.Parse(args), Checkout.Around(Environment.CurrentDirectory), TimeProvider.System, Console.Error).Run();
    return 0;
}
catch (RefusedException refused)
{
    Console.Error.WriteLine($"error: {refused.Message}\n  fix: {refused.Remedy}");
    return refused.ExitCode;
}
