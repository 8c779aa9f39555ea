using System.Text.Json;
using Slipway.Sdk.Calls;
using Slipway.Sdk.Capabilities;

namespace Slipway.Server.Transports;

/// <summary>One call of an operation, as every transport receives it.</summary>
public sealed class ProviderCall(Operation operation, object request, CallContext context, JsonSerializerOptions json)
{
    private byte[]? _payload;

    /// <summary>What is called.</summary>
    public Operation Operation { get; } = operation;

    /// <summary>The request, of the operation's request type.</summary>
    public object Request { get; } = request;

    /// <summary>What a provider may know about the caller.</summary>
    public CallContext Context { get; } = context;

    /// <summary>The JSON contracts of requests and answers.</summary>
    public JsonSerializerOptions Json { get; } = json;

    /// <summary>The provider's configuration as a JSON object.</summary>
    public required ReadOnlyMemory<byte> Configuration { get; init; }

    /// <summary>The request's bytes. They are made once, so that a transport can sign exactly what it sends.</summary>
    public ReadOnlyMemory<byte> Payload => _payload ??= PayloadWriter.Write(Operation, Request, Json);
}
