using Slipway.Examples;
using Slipway.Examples.Stdio;
using Slipway.Sdk.Logs;

return await StdioLoop.RunAsync(
    LogCapability.Definition, new LogMock(TimeProvider.System), Console.OpenStandardInput(), Console.OpenStandardOutput());
