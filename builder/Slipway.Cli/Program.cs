using Slipway.Cli;

return await SlipwayCommand.RunAsync(args, Edge.OfThisProcess());
