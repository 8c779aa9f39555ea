using System.Text.Json;
using Slipway.Trust.Json;

namespace Slipway.Trust.Keyless;

/// <summary>Asks GitHub Actions for the token of the running job, which hands out none before it is asked.</summary>
/// <remarks>https://docs.github.com/actions/security-for-github-actions/security-hardening-your-deployments/about-security-hardening-with-openid-connect</remarks>
public static class GitHubToken
{
    /// <summary>The token's text; <paramref name="address"/> and <paramref name="bearer"/> are what the job's environment holds.</summary>
    public static async Task<Checked<string>> RequestAsync(SigningConnection connection, string address, string bearer, CancellationToken token)
    {
        if (!Uri.TryCreate($"{address}&audience={IdentityToken.Audience}", UriKind.Absolute, out var url) || (url.Scheme != Uri.UriSchemeHttps && !url.IsLoopback))
        {
            return KeylessProblems.MalformedToken(address, "this is no address with https to ask for one");
        }

        var answer = await connection.GetAsync(url, bearer, token);
        try
        {
            return answer.Ok ? CanonicalJson.Read(answer.Value, root => root.RequiredText("value")) : Checked<string>.From(answer.Problems);
        }
        catch (JsonException error)
        {
            return KeylessProblems.Unusable(url, error.Message);
        }
    }
}
