using System.Collections.Concurrent;
using Slipway.Images.Registries.Authentication;

namespace Slipway.Images.Registries.Transport;

/// <summary>Passes on what registries warn of, each text once.</summary>
internal sealed class WarningLog(Action<RegistryWarning>? warn, Secrets secrets)
{
    // The distribution specification defines this code and no other.
    private const int Persistent = 299;

    private readonly ConcurrentDictionary<RegistryWarning, byte> _known = new();

    public void Read(string registry, HttpResponseMessage message)
    {
        if (warn is null)
        {
            return;
        }

        foreach (var header in message.Headers.Warning.Where(header => header.Code == Persistent))
        {
            var warning = new RegistryWarning(registry, secrets.Show(Unquote(header.Text)));
            if (_known.TryAdd(warning, 0))
            {
                warn(warning);
            }
        }
    }

    private static string Unquote(string text) => text.Trim('"').Replace("\\\"", "\"", StringComparison.Ordinal);
}
