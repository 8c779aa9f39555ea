using Slipway.Sdk.Configuration;
using Slipway.Server.Hosting;
using Slipway.Server.Secrets;
using Slipway.Server.Settings;

namespace Slipway.Server.Commands;

/// <summary>
/// Encrypts the secret store anew. To change a key: put the new one before the old one, run this, take the old one away.
/// </summary>
internal static class RotateCommand
{
    public static async Task<int> RunAsync(HostEnvironment environment)
    {
        var reader = new VariableReader(environment.Variables);
        var configuration = reader.Object(Variables.Config, "SECRET");
        var (value, problems) = EncryptedStoreConfiguration.Read(configuration, reader.Text(Variables.SecretKey));
        IReadOnlyList<string> all = [.. reader.Problems, .. problems.Select(problem => $"{Variables.Config.For("SECRET")}: {problem}")];
        if (all.Count > 0)
        {
            return await FailAsync(environment, all);
        }

        try
        {
            EncryptedSecretStore.Open(value!).Rotate();
        }
        catch (Exception exception) when (exception is ConfigurationException or Sdk.Calls.ProviderException)
        {
            return await FailAsync(environment, [exception.Message]);
        }

        await environment.Output.WriteLineAsync($"{value!.Path} is encrypted with the key {value.Keys[0].Id}");
        return 0;
    }

    private static async Task<int> FailAsync(HostEnvironment environment, IReadOnlyList<string> problems)
    {
        foreach (var problem in problems)
        {
            await environment.Error.WriteLineAsync(problem);
        }

        return 1;
    }
}
