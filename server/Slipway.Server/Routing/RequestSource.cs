using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Slipway.Server.Routing;

/// <summary>How the request of an operation is made: from the path and query alone, or from a body too.</summary>
internal abstract class RequestSource
{
    /// <summary>The type of the body, or null when the route has none.</summary>
    public virtual Type? BodyType => null;

    /// <summary>The query parameters that are read.</summary>
    public IReadOnlyList<string> QueryParameters { get; private init; } = [];

    /// <summary>Reads the body; JSON null reads as an empty object.</summary>
    public abstract object? ReadBody(ref Utf8JsonReader reader, JsonSerializerOptions json);

    /// <summary>Makes the operation's request.</summary>
    /// <exception cref="Http.ApiException">Something that the route demands is missing.</exception>
    public abstract object Create(object? body, RequestParts parts);

    /// <summary>The path and the query say everything.</summary>
    public static RequestSource Path(Func<RequestParts, object> create) => Path([], create);

    /// <summary>The path and these parameters of the query say everything.</summary>
    public static RequestSource Path(IReadOnlyList<string> query, Func<RequestParts, object> create) =>
        new PathSource(create) { QueryParameters = query };

    /// <summary>The body is the request.</summary>
    public static RequestSource Body<T>()
        where T : class, new() => new BodySource<T>(static (body, _) => body);

    /// <summary>The body and the path together make the request.</summary>
    public static RequestSource Body<T>(Func<T, RequestParts, object> create)
        where T : class, new() => new BodySource<T>(create);

    private sealed class PathSource(Func<RequestParts, object> create) : RequestSource
    {
        public override object? ReadBody(ref Utf8JsonReader reader, JsonSerializerOptions json) => null;

        public override object Create(object? body, RequestParts parts) => create(parts);
    }

    private sealed class BodySource<T>(Func<T, RequestParts, object> create) : RequestSource
        where T : class, new()
    {
        public override Type BodyType => typeof(T);

        public override object ReadBody(ref Utf8JsonReader reader, JsonSerializerOptions json) =>
            JsonSerializer.Deserialize(ref reader, (JsonTypeInfo<T>)json.GetTypeInfo(typeof(T))) ?? new T();

        public override object Create(object? body, RequestParts parts) => create((T)body!, parts);
    }
}
