using Slipway.Conformance.Toys;

// The kit starts it like any other server; the one thing that is broken is said by the environment.
return await Slipway.Server.OpsServer.RunAsync(args, [ToyPlugin.With(Environment.GetEnvironmentVariable("TOY_FAULT") ?? "")]);
