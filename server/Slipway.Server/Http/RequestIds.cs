using System.Globalization;
using Microsoft.AspNetCore.Http;
using Slipway.Sdk.Calls;

namespace Slipway.Server.Http;

/// <summary>The id that follows a request: the caller's, else one of our own.</summary>
internal sealed class RequestIds(TimeProvider clock)
{
    private static readonly string[] Headers = ["X-Request-ID", "X-Amzn-Trace-Id", "X-Correlation-ID", "X-Trace-ID"];
    private static readonly string[] ActorHeaders = ["X-User-Id", "X-Actor-ID", "X-OpsOrch-Actor-ID"];
    private long _last;

    /// <summary>The first of the known headers that is not blank, else a generated id that no other request has.</summary>
    public string Of(IHeaderDictionary headers)
    {
        foreach (var name in Headers)
        {
            if (First(headers, name) is { } id)
            {
                return id;
            }
        }

        return string.Create(CultureInfo.InvariantCulture, $"generated-{NextNanosecond()}");
    }

    /// <summary>Who the headers claim to act for.</summary>
    public static Actor ActorOf(IHeaderDictionary headers)
    {
        var type = First(headers, "X-Actor-Type");
        string? id = null;
        foreach (var name in ActorHeaders)
        {
            id ??= First(headers, name);
        }

        return type is null && id is null
            ? Actor.Unknown
            : new Actor("copilot".Equals(type, StringComparison.OrdinalIgnoreCase) ? "copilot" : "user", id ?? Actor.Unknown.Id);
    }

    private static string? First(IHeaderDictionary headers, string name) =>
        headers.TryGetValue(name, out var values) && values.Count > 0 && values[0]?.Trim() is { Length: > 0 } text ? text : null;

    private long NextNanosecond()
    {
        var now = (clock.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks * 100;
        while (true)
        {
            var last = Volatile.Read(ref _last);
            var next = Math.Max(now, last + 1);
            if (Interlocked.CompareExchange(ref _last, next, last) == last)
            {
                return next;
            }
        }
    }
}
