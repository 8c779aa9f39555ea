using System.Diagnostics;
using Slipway.Sdk.Calls;

namespace Slipway.Sdk.Http;

/// <summary>
/// Sends a plugin's requests: names the plugin, hands on the trace, and turns transport faults into provider errors
/// that tell the caller the truth without showing the address.
/// </summary>
public sealed class UpstreamHandler(string userAgent) : DelegatingHandler
{
    /// <inheritdoc />
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Headers.UserAgent.Count == 0)
        {
            request.Headers.TryAddWithoutValidation("User-Agent", userAgent);
        }

        if (Activity.Current is { } activity && !request.Headers.Contains("traceparent"))
        {
            request.Headers.TryAddWithoutValidation("traceparent", activity.Id);
        }

        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        catch (HttpRequestException exception)
        {
            throw ProviderException.Unavailable($"the upstream cannot be reached ({exception.HttpRequestError})", exception);
        }
        catch (TaskCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw ProviderException.Timeout("the upstream did not answer in time", exception);
        }
    }
}
