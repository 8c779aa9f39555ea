using Slipway.Server.Hosting;
using Slipway.Server.Settings;

namespace Slipway.Server.Commands;

/// <summary>What <c>--help</c> prints.</summary>
internal static class HelpText
{
    public static string For(ServerIdentity identity) => $"""
        {identity.Name} {identity.Version}

        Without arguments the server runs. It is configured by environment variables.

          --check-config    read the configuration, say everything that is wrong with it, and end
          --probe           ask the server at OPSORCH_ADDR whether it is ready; exit 0 when it is
          --rotate-secrets  encrypt the file-encrypted secret store anew with its first key
          --version         print the version
          --help            print this

        Variables:
        {string.Join('\n', Variables.All.Select(Line))}
        """;

    private static string Line(Variable variable) =>
        $"  {variable.Name,-36}{variable.Meaning}{(variable.Default.Length == 0 ? "" : $" Default: {variable.Default}")}";
}
