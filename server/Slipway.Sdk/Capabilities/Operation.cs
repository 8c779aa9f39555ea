using System.Text.Json;
using Slipway.Sdk.Calls;

namespace Slipway.Sdk.Capabilities;

/// <summary>
/// One operation of a capability, as data. Every transport works from it: in process the provider is called with the
/// request itself, over a pipe or HTTP with the bytes that <see cref="WriteRequest"/> makes.
/// </summary>
public abstract class Operation
{
    private protected Operation(OperationDescription description) => Description = description;

    /// <summary>What is known about it besides its types.</summary>
    public OperationDescription Description { get; }

    /// <summary>The stable wire name, such as <c>incident.query</c>; also its stdio method.</summary>
    public string Name => Description.Name;

    /// <summary>The capability it belongs to: the first part of its name.</summary>
    public string CapabilityName => Name[..Name.IndexOf('.', StringComparison.Ordinal)];

    /// <summary>The name within the capability, as plugin.yaml lists it: <c>query</c>, <c>timeline.get</c>.</summary>
    public string ShortName => Name[(Name.IndexOf('.', StringComparison.Ordinal) + 1)..];

    /// <summary>The type of its request.</summary>
    public abstract Type RequestType { get; }

    /// <summary>The shape of its answer.</summary>
    public abstract AnswerShape Answer { get; }

    /// <summary>Calls a provider that lives in this process.</summary>
    public abstract Task<object> InvokeAsync(object provider, object request, CallContext call, CancellationToken cancellationToken);

    /// <summary>Reads a request; JSON null reads as an empty one.</summary>
    public abstract object ReadRequest(ref Utf8JsonReader reader, JsonSerializerOptions options);

    /// <summary>Writes a request as transports send it.</summary>
    public abstract void WriteRequest(Utf8JsonWriter writer, object request, JsonSerializerOptions options);

    /// <summary>Defines an operation.</summary>
    /// <param name="description">What is known about it besides its types.</param>
    /// <param name="answer">The shape of its answer.</param>
    /// <param name="call">Calls it on a provider.</param>
    public static Operation Create<TProvider, TRequest, TAnswer>(
        OperationDescription description,
        AnswerShape<TAnswer> answer,
        Func<TProvider, TRequest, CallContext, CancellationToken, Task<TAnswer>> call)
        where TProvider : class
        where TRequest : class, new()
        where TAnswer : class =>
        new Operation<TProvider, TRequest, TAnswer>(description, answer, call);
}
