using Slipway.Sdk.Calls;

namespace Slipway.Server.Routing;

/// <summary>What a request is made of besides its body.</summary>
internal sealed class RequestParts
{
    /// <summary>How many parameters a path may have.</summary>
    public const int MaxValues = 4;

    private readonly string[] _values = new string[MaxValues];

    /// <summary>The query string without its question mark.</summary>
    public string Query { get; set; } = "";

    /// <summary>When the request came.</summary>
    public DateTimeOffset Now { get; set; }

    /// <summary>Who the caller claims to act for.</summary>
    public Actor Actor { get; set; } = Actor.Unknown;

    /// <summary>The value of the path's parameter of that position, decoded.</summary>
    public string this[int parameter]
    {
        get => _values[parameter];
        set => _values[parameter] = value;
    }

    /// <summary>The first value of a query parameter, or null.</summary>
    public string? QueryValue(string name)
    {
        foreach (var pair in new Microsoft.AspNetCore.WebUtilities.QueryStringEnumerable(Query))
        {
            if (pair.DecodeName().Span.SequenceEqual(name))
            {
                return pair.DecodeValue().ToString();
            }
        }

        return null;
    }
}
