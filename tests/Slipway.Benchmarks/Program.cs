using Slipway.Benchmarks;

// The programs of one benchmark run; scripts/bench-server and scripts/bench-trust start them and measure them, from outside where a process is what counts.
return args switch
{
    ["yardstick", var address] => await Yardstick.RunAsync(address),
    ["server", .. var rest] => await Slipway.Server.OpsServer.RunAsync(rest, [MemoryPlugin.Compiled]),
    ["soak", var plugin, var requests, var folder] when int.TryParse(requests, out var number) => await Soak.RunAsync(plugin, number, folder),
    ["index", var folder, var index] => ManyAdvisories.Index(folder, index),
    ["scan", var index, var packages] when int.TryParse(packages, out var number) => ManyAdvisories.Scan(index, number),
    ["keys", var bundles] when int.TryParse(bundles, out var number) => await ManyBundles.KeysAsync(number),
    ["identities", var folder, var root, var subject, var issuer, var digest] => ManyBundles.Identities(folder, root, subject, issuer, digest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        slipway-bench yardstick ADDRESS | slipway-bench server | slipway-bench soak PLUGIN REQUESTS FOLDER   (scripts/bench-server and scripts/soak-server run them)
        slipway-bench index FOLDER INDEX | scan INDEX PACKAGES | keys COUNT | identities FOLDER ROOT SUBJECT ISSUER DIGEST   (scripts/bench-trust runs them)
        """);
    return 2;
}
