using Slipway.Sdk.Calls;

namespace Slipway.Plugins.Prometheus.Answers;

/// <summary>Reads answers that have the outer form of the API; what does not keep to it inside is an error of the upstream, not of ours.</summary>
internal static class Understood
{
    public static T Read<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is KeyNotFoundException or InvalidOperationException or FormatException or IndexOutOfRangeException or OverflowException or ArgumentException)
        {
            throw new ProviderException(ErrorCodes.ProviderError, $"{PrometheusApi.Name} answered in a form that its API does not have", exception);
        }
    }
}
