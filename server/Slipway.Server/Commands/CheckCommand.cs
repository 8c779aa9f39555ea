using Slipway.Server.Hosting;

namespace Slipway.Server.Commands;

/// <summary>Does everything that a start does except listening, and says what is wrong.</summary>
internal static class CheckCommand
{
    public static async Task<int> RunAsync(ServerComposition composition, HostEnvironment environment)
    {
        try
        {
            await using var host = await ServerBuilder.BuildAsync(composition, environment, CancellationToken.None, checkOnly: true);
            var faults = host.Providers.All.Where(slot => slot.Fault is not null).ToList();
            foreach (var slot in faults)
            {
                await environment.Error.WriteLineAsync($"{slot.Capability.Name}: {slot.Fault}");
            }

            await host.Providers.RetireAllAsync(TimeSpan.Zero);
            await environment.Output.WriteLineAsync(faults.Count == 0
                ? "the configuration is good"
                : "the server would start, and some capabilities would not be served");
            return faults.Count == 0 ? 0 : 1;
        }
        catch (StartFailure failure)
        {
            return await ServeCommand.FailAsync(environment, failure.Problems);
        }
    }
}
