return await Slipway.Server.OpsServer.RunAsync(args, Slipway.Generated.Plugins.All);
