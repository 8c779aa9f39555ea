using System.Text.Json;
using Slipway.Sdk.Calls;

namespace Slipway.Plugins.Shared.Http;

/// <summary>Reads answers: what does not have the form of the upstream's API is an error of the upstream, not of ours.</summary>
internal static class AnswerForm
{
    public static T Read<T>(string name, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException
            or IndexOutOfRangeException or OverflowException or ArgumentException)
        {
            throw new ProviderException(ErrorCodes.ProviderError, $"{name} answered in a form that its API does not have", exception);
        }
    }
}
