using Slipway.Benchmarks;
using Slipway.Sdk.Plugins;

// The programs of one benchmark run; scripts/bench-server starts them and measures them from outside.
return args switch
{
    ["yardstick", var address] => await Yardstick.RunAsync(address),
    ["server", .. var rest] => await Slipway.Server.OpsServer.RunAsync(rest, [MemoryPlugin.Compiled]),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("slipway-bench yardstick ADDRESS | slipway-bench server   (scripts/bench-server runs both)");
    return 2;
}
