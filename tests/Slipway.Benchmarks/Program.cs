using Slipway.Benchmarks;

// The programs of one benchmark run; scripts/bench-server starts them and measures them from outside.
return args switch
{
    ["yardstick", var address] => await Yardstick.RunAsync(address),
    ["server", .. var rest] => await Slipway.Server.OpsServer.RunAsync(rest, [MemoryPlugin.Compiled]),
    ["soak", var plugin, var requests, var folder] when int.TryParse(requests, out var number) => await Soak.RunAsync(plugin, number, folder),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("slipway-bench yardstick ADDRESS | slipway-bench server | slipway-bench soak PLUGIN REQUESTS FOLDER   (scripts/bench-server and scripts/soak-server run them)");
    return 2;
}
