namespace Slipway.Server.Transports;

/// <summary>
/// A way to reach a provider: in this process, over a pipe, over HTTP. The server's handlers never know which.
/// </summary>
public interface IProviderTransport : IAsyncDisposable
{
    /// <summary>
    /// Makes the call and returns what <see cref="Sdk.Capabilities.AnswerShape"/> of the operation reads. Refusals are
    /// <see cref="Sdk.Calls.ProviderException"/>; the token ends the wait of this caller only.
    /// </summary>
    Task<object> InvokeAsync(ProviderCall call, CancellationToken cancellationToken);
}
