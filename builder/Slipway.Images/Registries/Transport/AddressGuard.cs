namespace Slipway.Images.Registries.Transport;

/// <summary>
/// Judges the addresses that a registry names (token service, redirect, upload location): it must not weaken the transport
/// and must not send this machine to places that only this machine can reach.
/// </summary>
internal static class AddressGuard
{
    /// <summary>Why an address is not followed; null when it may be.</summary>
    public static string? Refuse(Uri target, RegistryHost host)
    {
        if (!target.IsAbsoluteUri || (target.Scheme != Uri.UriSchemeHttps && target.Scheme != Uri.UriSchemeHttp))
        {
            return "it is no http or https address";
        }

        if (target.UserInfo.Length > 0)
        {
            return "it contains a user name";
        }

        if (target.Scheme == Uri.UriSchemeHttp && !host.IsPlain)
        {
            return "it is without TLS, but the registry is not";
        }

        return target.IdnHost.Equals(host.Address.IdnHost, StringComparison.OrdinalIgnoreCase) ? null : RefuseNear(target, host);
    }

    // A registry within a private network or on this machine may name its neighbours; one outside may not.
    private static string? RefuseNear(Uri target, RegistryHost host) => (HostKinds.Of(target), HostKinds.Of(host.Address)) switch
    {
        (HostKind.Public, _) => null,
        (HostKind.Private, HostKind.Private or HostKind.Loopback) => null,
        (HostKind.Loopback, HostKind.Loopback) => null,
        (HostKind.LinkLocal, _) => "it is an address on this machine's own link",
        (HostKind.Loopback, _) => "it is this machine itself",
        _ => "it is an address in a private network",
    };
}
