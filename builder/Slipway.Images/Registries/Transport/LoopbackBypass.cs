using System.Net;

namespace Slipway.Images.Registries.Transport;

/// <summary>A proxy that is not asked for this machine itself, which it could not reach.</summary>
internal sealed class LoopbackBypass(IWebProxy inner) : IWebProxy
{
    public ICredentials? Credentials
    {
        get => inner.Credentials;
        set => inner.Credentials = value;
    }

    public Uri? GetProxy(Uri destination) => IsBypassed(destination) ? null : inner.GetProxy(destination);

    public bool IsBypassed(Uri host) => HostKinds.Of(host) == HostKind.Loopback || inner.IsBypassed(host);
}
