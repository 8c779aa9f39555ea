using Slipway.Sdk.Calls;
using Slipway.Sdk.Plugins;

namespace Slipway.Plugins.Mock.State;

/// <summary>What every call passes first: the configured latency and the configured fault.</summary>
internal sealed class MockGate(MockConfiguration configuration, ProviderContext context)
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(3);

    public DateTimeOffset Now => context.Clock.GetUtcNow();

    public async Task PassAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (configuration.Latency > TimeSpan.Zero)
        {
            await Task.Delay(configuration.Latency, context.Clock, cancellationToken);
        }

        if (configuration.Fault is { } code)
        {
            throw new ProviderException(code, $"the mock is configured to fail with {code}")
            {
                Retryable = code is ErrorCodes.RateLimited or ErrorCodes.Unavailable or ErrorCodes.Timeout,
                RetryAfter = code == ErrorCodes.RateLimited ? RetryAfter : null,
            };
        }
    }
}
