using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Slipway.Images.Json;
using Slipway.Images.Problems;
using Slipway.Images.Registries.Transport;

namespace Slipway.Images.Registries.Authentication;

/// <summary>
/// Fetches access tokens as the distribution project's token specification says: GET with a password or nothing, POST with
/// an identity token.
/// </summary>
internal sealed class TokenService(HttpSender sender, TimeProvider time, Secrets secrets)
{
    private const string Client = "slipway";
    private const int LargestAnswer = 1 << 20;

    // The specification's minimum: what says less, or nothing, is believed to hold so long.
    private static readonly TimeSpan ShortestLife = TimeSpan.FromSeconds(60);

    public async Task<Checked<AccessToken>> FetchAsync(TokenRequest request, CancellationToken token)
    {
        if (request.Credential?.IdentityToken is not null)
        {
            var unsupported = false;
            var posted = await sender.SendAsync<AccessToken>(
                request.Host, () => Post(request),
                async answer => (unsupported = answer.Status is 404 or 405) ? Refused(request) : await ReadAsync(request, answer),
                token);
            if (!unsupported)
            {
                return posted;
            }
        }

        // Services without the POST form take an identity token as a password.
        return await sender.SendAsync<AccessToken>(request.Host, () => Get(request), answer => ReadAsync(request, answer), token);
    }

    private async Task<Attempt<AccessToken>> ReadAsync(TokenRequest request, RegistryAnswer answer)
    {
        if (answer.Status is 400 or 401 or 403)
        {
            return Refused(request);
        }

        if (answer.Status != 200)
        {
            return Unusable(request, string.Create(CultureInfo.InvariantCulture, $"it answers {answer.Status}"));
        }

        if (await answer.ReadAsync(LargestAnswer) is not { } body)
        {
            return Unusable(request, "its answer is longer than a mebibyte");
        }

        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            var value = root.Text("token") is { Length: > 0 } named ? named : root.Text("access_token");
            if (value is not { Length: > 0 } || !IsSendable(value))
            {
                return Unusable(request, "its answer holds no token");
            }

            secrets.Add(value);
            return new AccessToken(value, request.Scopes, time.GetUtcNow() + Life(root));
        }
        catch (JsonException)
        {
            return Unusable(request, "its answer is not the JSON that it should be");
        }
    }

    // A little less than promised, so that a token does not expire on its way.
    private static TimeSpan Life(JsonElement root)
    {
        var stated = root.Member("expires_in") is { ValueKind: JsonValueKind.Number } number && number.TryGetDouble(out var seconds)
            ? TimeSpan.FromSeconds(Math.Clamp(seconds, 0, 86400))
            : TimeSpan.Zero;
        return (stated > ShortestLife ? stated : ShortestLife) * 0.9;
    }

    private static HttpRequestMessage Get(TokenRequest request)
    {
        var query = new StringBuilder(request.Realm.Query.TrimStart('?'));
        Append("service", request.Service);
        foreach (var scope in request.Scopes.Scopes)
        {
            Append("scope", scope);
        }

        var message = new HttpRequestMessage(HttpMethod.Get, new UriBuilder(request.Realm) { Query = query.ToString() }.Uri);
        if (request.Credential is { } credential)
        {
            message.Headers.Authorization = credential.IdentityToken is { } identity
                ? Basic("<token>", identity)
                : Basic(credential.User, credential.Password);
        }

        return message;

        void Append(string name, string? value)
        {
            if (value is not null)
            {
                query.Append(query.Length == 0 ? "" : "&").Append(name).Append('=').Append(Uri.EscapeDataString(value));
            }
        }
    }

    private static HttpRequestMessage Post(TokenRequest request) => new(HttpMethod.Post, request.Realm)
    {
        Content = new FormUrlEncodedContent(
        [
            new("grant_type", "refresh_token"),
            new("service", request.Service ?? ""),
            new("client_id", Client),
            new("scope", request.Scopes.ToString()),
            new("refresh_token", request.Credential!.IdentityToken!),
        ]),
    };

    public static AuthenticationHeaderValue Basic(string user, string password) =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}")));

    // A header with other characters would be refused with an exception that shows it.
    private static bool IsSendable(string value) => value.All(character => character is > ' ' and <= '~');

    private static ImageProblem Refused(TokenRequest request) => request.Credential is { } credential
        ? CredentialProblems.TokenRefused(request.Host.Name, request.Shown, credential.ToString())
        : RegistryProblems.Denied(request.Host.Name, null, $"the token service {request.Shown} gives nothing to anonymous users");

    private static ImageProblem Unusable(TokenRequest request, string reason) =>
        CredentialProblems.TokenUnusable(request.Host.Name, request.Shown, reason);
}
