using System.Text.Json;
using Slipway.Sdk.Calls;
using Slipway.Server.Transports;

namespace Slipway.Server.Stdio.Wire;

/// <summary>Turns an answer's bytes into what the operation answers, or into the refusal that they carry.</summary>
internal static class AnswerReader
{
    /// <summary>The typed answer.</summary>
    /// <exception cref="ProviderException">The plugin answered with an error, or with what does not fit the operation.</exception>
    public static object Read(PluginAnswer answer, ProviderCall call, string plugin)
    {
        try
        {
            ThrowError(answer.Error, answer, call);
            return ReadResult(answer.Result, call);
        }
        catch (Exception first) when (IsUnreadable(first))
        {
            return ReadRepaired(answer, call, plugin, first);
        }
    }

    private static object ReadRepaired(PluginAnswer answer, ProviderCall call, string plugin, Exception first)
    {
        try
        {
            var error = JsonRepair.Repair(answer.Error);
            var result = JsonRepair.Repair(answer.Result);
            if (error is not null || result is not null)
            {
                ThrowError(error ?? answer.Error, answer, call);
                return ReadResult(result ?? answer.Result, call);
            }
        }
        catch (Exception second) when (IsUnreadable(second))
        {
            first = second;
        }

        var place = first is JsonException { Path: { } path } ? $" at {path}" : "";
        throw new ProviderException(
            ErrorCodes.ProviderError, $"plugin {plugin} answered {call.Operation.Name} with a result that does not fit its schema{place}", first);
    }

    // An error wins over a result beside it.
    private static void ThrowError(ReadOnlySpan<byte> error, PluginAnswer answer, ProviderCall call)
    {
        if (!error.IsEmpty && PluginError.Read(error, answer.HasResult, call.Json.MaxDepth) is { } refusal)
        {
            throw refusal;
        }
    }

    private static object ReadResult(ReadOnlySpan<byte> result, ProviderCall call)
    {
        var reader = new Utf8JsonReader(result, new JsonReaderOptions { MaxDepth = call.Json.MaxDepth });
        _ = reader.Read();
        return call.Operation.Answer.Read(ref reader, call.Json);
    }

    private static bool IsUnreadable(Exception failure) =>
        failure is JsonException or InvalidOperationException or FormatException or NotSupportedException;
}
