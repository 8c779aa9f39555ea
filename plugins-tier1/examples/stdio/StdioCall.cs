using System.Text;
using System.Text.Json;
using Slipway.Sdk.Calls;
using Slipway.Sdk.Capabilities;

namespace Slipway.Examples.Stdio;

/// <summary>Finds the operation of a request in the SDK's table and calls it on the provider.</summary>
internal sealed record StdioCall(Capability Capability, ConfiguredProvider Provider, JsonSerializerOptions Json)
{
    /// <summary>The operation that was called and what it answered.</summary>
    public async Task<(Operation Operation, object Answer)> InvokeAsync(JsonElement request)
    {
        var method = request.TryGetProperty("method", out var name) && name.ValueKind == JsonValueKind.String ? name.GetString() : "";
        var operation = Capability.Operations.FirstOrDefault(candidate => candidate.Name == method)
            ?? throw new ProviderException(ErrorCodes.NotImplemented, $"unknown method {method}");
        var payload = request.TryGetProperty("payload", out var given) ? given.GetRawText() : "null";
        var context = new CallContext { RequestId = request.TryGetProperty("id", out var id) ? id.ToString() : "" };
        return (operation, await operation.InvokeAsync(Provider.For(request), Read(operation, payload), context, CancellationToken.None));
    }

    private object Read(Operation operation, string payload)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(payload), new JsonReaderOptions { MaxDepth = Json.MaxDepth });
        _ = reader.Read();
        return operation.ReadRequest(ref reader, Json);
    }
}
