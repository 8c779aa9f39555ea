using Company.Ops.Example;
using Slipway.Examples.Stdio;
using Slipway.Sdk.Alerts;

// Standard output carries answers and nothing else; the server logs what goes to Console.Error.
return await StdioLoop.RunAsync(
    AlertCapability.Definition, configuration => new ExampleAlerts(ExampleConfiguration.Bind(configuration)), Console.OpenStandardInput(), Console.OpenStandardOutput());
