using Microsoft.AspNetCore.Http;

namespace Slipway.Server.Access;

/// <summary>Which web pages may call the server. The headers are on every answer, those of refusals included.</summary>
internal sealed class CorsPolicy
{
    private readonly string _single;
    private readonly string[] _several;

    private CorsPolicy(string single, string[] several)
    {
        _single = single;
        _several = several;
    }

    /// <summary>One origin is sent verbatim, whatever the caller's; of several the one that matches.</summary>
    public static CorsPolicy Read(string value) => value.Contains(',', StringComparison.Ordinal)
        ? new CorsPolicy("", value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        : new CorsPolicy(value, []);

    public void Apply(IHeaderDictionary request, IHeaderDictionary response)
    {
        if (_several.Length == 0)
        {
            response.AccessControlAllowOrigin = _single;
        }
        else
        {
            response.Vary = "Origin";
            if (Array.IndexOf(_several, request.Origin.ToString()) is var index and >= 0)
            {
                response.AccessControlAllowOrigin = _several[index];
            }
        }

        response.AccessControlAllowHeaders = "Content-Type, Authorization";
        response.AccessControlAllowMethods = "GET,POST,PATCH,OPTIONS";
    }
}
