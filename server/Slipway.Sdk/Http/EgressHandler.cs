using Slipway.Sdk.Calls;

namespace Slipway.Sdk.Http;

/// <summary>Refuses requests to hosts that the plugin does not declare. Redirects pass through it again.</summary>
public sealed class EgressHandler(OutboundHosts allowed) : DelegatingHandler
{
    /// <inheritdoc />
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri is { } address && !allowed.Allows(address))
        {
            // The path may carry user data; host and port are what the operator needs.
            throw new ProviderException(
                ErrorCodes.Forbidden,
                $"{address.IdnHost}:{address.Port} is not among the hosts that the plugin declares in network.outboundHosts");
        }

        return base.SendAsync(request, cancellationToken);
    }
}
