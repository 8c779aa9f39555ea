using Slipway.Examples;
using Slipway.Examples.Stdio;
using Slipway.Sdk.Secrets;

return await StdioLoop.RunAsync(
    SecretCapability.Definition, new SecretMock(), Console.OpenStandardInput(), Console.OpenStandardOutput());
