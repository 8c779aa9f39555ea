using System.Text.Json;
using Slipway.Sdk.Calls;
using Slipway.Sdk.Configuration;
using Slipway.Sdk.Json;

namespace Slipway.Sdk.Capabilities;

/// <summary>The shape of an answer of type <typeparamref name="TAnswer"/>.</summary>
/// <typeparam name="TAnswer">What providers answer with.</typeparam>
public abstract class AnswerShape<TAnswer> : AnswerShape
    where TAnswer : class
{
    private protected AnswerShape(AnswerKind kind, Type itemType)
        : base(kind, itemType)
    {
    }
}

internal sealed class ObjectAnswer<T>() : AnswerShape<T>(AnswerKind.Object, typeof(T))
    where T : class, new()
{
    public override object Read(ref Utf8JsonReader reader, JsonSerializerOptions options) =>
        (T?)JsonSerializer.Deserialize(ref reader, options.GetTypeInfo(typeof(T))) ?? new T();

    public override void Write(Utf8JsonWriter writer, object answer, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, answer, options.GetTypeInfo(typeof(T)));
}

internal sealed class ListAnswer<T>() : AnswerShape<Page<T>>(AnswerKind.List, typeof(T))
    where T : class, new()
{
    public override object Read(ref Utf8JsonReader reader, JsonSerializerOptions options)
    {
        var items = (IReadOnlyList<T>?)JsonSerializer.Deserialize(ref reader, options.GetTypeInfo(typeof(IReadOnlyList<T>)));
        return new Page<T> { Items = Wire.Items(items) };
    }

    public override void Write(Utf8JsonWriter writer, object answer, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, ((Page<T>)answer).Items ?? [], options.GetTypeInfo(typeof(IReadOnlyList<T>)));
}

internal sealed class AcknowledgementAnswer() : AnswerShape<Acknowledgement>(AnswerKind.Acknowledgement, typeof(Acknowledgement))
{
    public override object Read(ref Utf8JsonReader reader, JsonSerializerOptions options)
    {
        reader.Skip();
        return Calls.Acknowledgement.Done;
    }

    public override void Write(Utf8JsonWriter writer, object answer, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("status", "ok");
        writer.WriteEndObject();
    }
}

internal sealed class SecretAnswer() : AnswerShape<Secret>(AnswerKind.Text, typeof(string))
{
    public override object Read(ref Utf8JsonReader reader, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.String => new Secret(reader.GetString()!),
        JsonTokenType.Null => new Secret(""),
        _ => throw new JsonException("A string is expected."),
    };

    public override void Write(Utf8JsonWriter writer, object answer, JsonSerializerOptions options) =>
        writer.WriteStringValue(((Secret)answer).Reveal());
}
