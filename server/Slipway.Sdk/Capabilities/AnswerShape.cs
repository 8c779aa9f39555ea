using System.Text.Json;
using Slipway.Sdk.Calls;
using Slipway.Sdk.Configuration;

namespace Slipway.Sdk.Capabilities;

/// <summary>How the answer of an operation looks on the wire.</summary>
public abstract class AnswerShape
{
    private protected AnswerShape(AnswerKind kind, Type itemType)
    {
        Kind = kind;
        ItemType = itemType;
    }

    /// <summary>What it is: one object, a list, a text, or nothing.</summary>
    public AnswerKind Kind { get; }

    /// <summary>The type of the object or of the list's items.</summary>
    public Type ItemType { get; }

    /// <summary>Reads an answer as transports receive it; JSON null reads as an empty answer, never as null.</summary>
    public abstract object Read(ref Utf8JsonReader reader, JsonSerializerOptions options);

    /// <summary>Writes an answer as transports send it; lists are never null.</summary>
    public abstract void Write(Utf8JsonWriter writer, object answer, JsonSerializerOptions options);

    /// <summary>One object.</summary>
    public static AnswerShape<T> One<T>()
        where T : class, new() => new ObjectAnswer<T>();

    /// <summary>A list of objects: a bare array.</summary>
    public static AnswerShape<Page<T>> List<T>()
        where T : class, new() => new ListAnswer<T>();

    /// <summary>Whatever the provider says is ignored.</summary>
    public static AnswerShape<Acknowledgement> Acknowledgement { get; } = new AcknowledgementAnswer();

    /// <summary>A bare string that is never logged.</summary>
    public static AnswerShape<Secret> Secret { get; } = new SecretAnswer();
}
