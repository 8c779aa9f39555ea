using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Slipway.Sdk.Calls;

namespace Slipway.Sdk.Capabilities;

/// <summary>An operation with its types.</summary>
internal sealed class Operation<TProvider, TRequest, TAnswer>(
    OperationDescription description,
    AnswerShape<TAnswer> answer,
    Func<TProvider, TRequest, CallContext, CancellationToken, Task<TAnswer>> call)
    : Operation(description)
    where TProvider : class
    where TRequest : class, new()
    where TAnswer : class
{
    public override Type RequestType => typeof(TRequest);

    public override AnswerShape Answer => answer;

    public override async Task<object> InvokeAsync(
        object provider, object request, CallContext callContext, CancellationToken cancellationToken) =>
        await call((TProvider)provider, (TRequest)request, callContext, cancellationToken);

    public override object ReadRequest(ref Utf8JsonReader reader, JsonSerializerOptions options) =>
        JsonSerializer.Deserialize(ref reader, Contract(options)) ?? new TRequest();

    public override void WriteRequest(Utf8JsonWriter writer, object request, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, (TRequest)request, Contract(options));

    private static JsonTypeInfo<TRequest> Contract(JsonSerializerOptions options) =>
        (JsonTypeInfo<TRequest>)options.GetTypeInfo(typeof(TRequest));
}
