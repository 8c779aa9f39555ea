using Slipway.Cli;

HomeFolder.Ensure();
return await SlipwayCommand.RunAsync(args, Edge.OfThisProcess());
