using Slipway.Examples;
using Slipway.Examples.Stdio;
using Slipway.Sdk.Incidents;

return await StdioLoop.RunAsync(
    IncidentCapability.Definition, new IncidentMock(TimeProvider.System), Console.OpenStandardInput(), Console.OpenStandardOutput());
