using Slipway.Sdk.Calls;
using Slipway.Sdk.Configuration;

namespace Slipway.Plugins.Email.Addresses;

/// <summary>Whom a channel reaches: a configured name its addresses, any other text the address that it is.</summary>
internal sealed class Channels
{
    private const int MostAddresses = 100;
    private readonly Dictionary<string, IReadOnlyList<EmailAddress>> _named;
    private readonly DomainRules _domains;

    private Channels(Dictionary<string, IReadOnlyList<EmailAddress>> named, DomainRules domains)
    {
        _named = named;
        _domains = domains;
    }

    /// <summary>Reads the configured names.</summary>
    public static Channels Of(
        IReadOnlyDictionary<string, string> configured, DomainRules domains, ICollection<ConfigurationProblem> problems)
    {
        var named = new Dictionary<string, IReadOnlyList<EmailAddress>>(StringComparer.Ordinal);
        foreach (var (name, text) in configured.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            var addresses = text.Split(',', StringSplitOptions.TrimEntries)
                .Select(part => EmailAddress.TryParse(part, out var address) ? address : null)
                .ToArray();
            if (addresses.Contains(null) || addresses.Length > MostAddresses)
            {
                problems.Add(new(
                    "channels",
                    $"has '{name}', whose value is not one to {MostAddresses} addresses such as oncall@example.com with commas between them"));
            }
            else
            {
                named[name] = [.. addresses.Select(address => address!).Distinct()];
            }
        }

        return new(named, domains);
    }

    /// <summary>The addresses of a channel.</summary>
    public IReadOnlyList<EmailAddress> Find(string channel)
    {
        if (_named.TryGetValue(channel, out var addresses))
        {
            return addresses;
        }

        if (channel.Length == 0)
        {
            throw ProviderException.BadRequest("channel is required: an address or the name of a configured channel");
        }

        if (!channel.Contains('@', StringComparison.Ordinal))
        {
            throw ProviderException.NotFound(
                "there is no channel of that name and it is no address; channels are configured under channels");
        }

        if (!EmailAddress.TryParse(channel, out var address))
        {
            throw ProviderException.BadRequest("channel is no address such as oncall@example.com; one address is expected, without a name");
        }

        return _domains.Allow(address)
            ? [address]
            : throw ProviderException.BadRequest($"mail to {address.Domain} is not permitted; recipientDomains permits {_domains}");
    }
}
