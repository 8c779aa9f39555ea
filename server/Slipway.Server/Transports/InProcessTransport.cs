namespace Slipway.Server.Transports;

/// <summary>Reaches a provider that lives in this process.</summary>
internal sealed class InProcessTransport(object provider) : IProviderTransport
{
    public Task<object> InvokeAsync(ProviderCall call, CancellationToken cancellationToken) =>
        call.Operation.InvokeAsync(provider, call.Request, call.Context, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        switch (provider)
        {
            case IAsyncDisposable disposable:
                await disposable.DisposeAsync();
                break;
            case IDisposable disposable:
                disposable.Dispose();
                break;
        }
    }
}
