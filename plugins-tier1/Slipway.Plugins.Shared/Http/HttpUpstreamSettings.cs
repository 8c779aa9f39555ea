using System.Net.Http.Headers;
using System.Text;
using Slipway.Sdk.Configuration;

namespace Slipway.Plugins.Shared.Http;

/// <summary>Where an HTTP upstream is, how it knows us, and what we put up with.</summary>
internal sealed record HttpUpstreamSettings
{
    /// <summary>What it is, as errors call it.</summary>
    public required string Name { get; init; }

    /// <summary>Its address without a slash at the end.</summary>
    public required string BaseAddress { get; init; }

    /// <summary>How long an answer may take.</summary>
    public required TimeSpan Timeout { get; init; }

    /// <summary>How large an answer may be.</summary>
    public long MaxAnswerBytes { get; init; } = 32 * 1024 * 1024;

    /// <summary>The credentials.</summary>
    public AuthenticationHeaderValue? Authorization { get; init; }

    /// <summary>More headers of every request.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>The header by which it says, in seconds, how long to wait, where that is not Retry-After alone.</summary>
    public string? ResetHeader { get; init; }

    /// <summary>An address as text without a slash at the end; credentials and queries in it are problems.</summary>
    public static string AddressOf(string key, Uri url, ICollection<ConfigurationProblem> problems)
    {
        if (url.UserInfo.Length > 0)
        {
            problems.Add(new(key, "holds credentials, which would show in links; use username and password, or token"));
        }

        if (url.Query.Length > 0 || url.Fragment.Length > 0)
        {
            problems.Add(new(key, "ends with a query or fragment; a base address is expected"));
        }

        return url.GetLeftPart(UriPartial.Path).TrimEnd('/');
    }

    /// <summary>The header for a bearer token or for a name and a password; both at once are a problem.</summary>
    public static AuthenticationHeaderValue? AuthorizationOf(
        Secret? token, string? username, Secret? password, ICollection<ConfigurationProblem> problems)
    {
        if (token is not null && (username is not null || password is not null))
        {
            problems.Add(new("token", "stands beside username or password; give one of the two"));
        }

        if (username is null != password is null)
        {
            problems.Add(new(username is null ? "username" : "password", "is required beside the other of username and password"));
        }

        Require("token", token, problems);
        if (username?.Contains(':', StringComparison.Ordinal) == true)
        {
            problems.Add(new("username", "has a colon, which basic authentication cannot carry"));
        }

        return problems.Count > 0 ? null : Header(token, username, password);
    }

    /// <summary>What no header can carry is a problem; its value stays out of the message.</summary>
    public static void Require(string key, Secret? token, ICollection<ConfigurationProblem> problems)
    {
        if (token is not null && (token.IsEmpty || !token.Reveal().All(character => character is > ' ' and <= '~')))
        {
            problems.Add(new(key, "is empty or has characters that no header can carry"));
        }
    }

    private static AuthenticationHeaderValue? Header(Secret? token, string? username, Secret? password)
    {
        if (token is not null)
        {
            return new("Bearer", token.Reveal());
        }

        return username is null ? null : new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{username}:{password!.Reveal()}")));
    }
}
