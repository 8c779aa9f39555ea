using Slipway.Images.Problems;
using Slipway.Images.Registries.Authentication;

namespace Slipway.Images.Registries.Transport;

/// <summary>
/// Requests to registries: signed in where that is asked for, redirects followed without credentials, failures tried again.
/// </summary>
internal sealed class RegistryHttp(HttpSender sender, Authenticator authenticator, Secrets secrets)
{
    private const int MostRedirects = 5;

    public RetryPolicy Retry => sender.Retry;

    /// <summary>Sends a request until it is answered; <paramref name="read"/> says what the answer means.</summary>
    public Task<Checked<T>> SendAsync<T>(RegistryRequest request, Func<RegistryAnswer, Task<Attempt<T>>> read, CancellationToken token)
        where T : class => Retry.RunAsync(() => TryAsync(request, read, token), token);

    /// <summary>Sends a request once.</summary>
    public Task<Attempt<T>> TryAsync<T>(RegistryRequest request, Func<RegistryAnswer, Task<Attempt<T>>> read, CancellationToken token)
        where T : class => sender.TryAsync(
            request.Place.Host,
            watch => ExchangeAsync(request, watch, token),
            async answer => answer.Status is 401 or 403 && !request.ExpectsRefusal
                ? await DeniedAsync(request, answer, token)
                : await read(answer),
            token);

    /// <summary>The problem of an answer that fits nothing.</summary>
    public async Task<ImageProblem> UnexpectedAsync(RegistryRequest request, RegistryAnswer answer) => RegistryProblems.Unexpected(
        request.Place.Name, request.ToString(), answer.Status, await ErrorText.ReadAsync(answer, secrets));

    /// <summary>What the registry says about its refusal.</summary>
    public Task<string> TextAsync(RegistryAnswer answer) => ErrorText.ReadAsync(answer, secrets);

    private async Task<Checked<RegistryAnswer>> ExchangeAsync(RegistryRequest request, StallWatch watch, CancellationToken token)
    {
        if (!request.CarriesCredentials)
        {
            return await FollowAsync(request, Authorization.None, watch);
        }

        var authorization = await authenticator.ForAsync(request.Place, request.Scopes, token);
        if (!authorization.Ok)
        {
            return Checked<RegistryAnswer>.From(authorization.Problems);
        }

        watch.Restart();
        var answer = await FollowAsync(request, authorization.Value, watch);
        if (!answer.Ok || answer.Value is not { Status: 401, Redirected: false } refused)
        {
            return answer;
        }

        var challenge = Challenge.Choose(refused.Headers("WWW-Authenticate"));
        var renewed = await authenticator.AnswerAsync(request, challenge, authorization.Value, token);
        if (renewed.Ok && ReferenceEquals(renewed.Value, authorization.Value))
        {
            return refused;
        }

        refused.Dispose();
        watch.Restart();
        return renewed.Ok ? await FollowAsync(request, renewed.Value, watch) : Checked<RegistryAnswer>.From(renewed.Problems);
    }

    private async Task<Checked<RegistryAnswer>> FollowAsync(RegistryRequest request, Authorization authorization, StallWatch watch)
    {
        var uri = request.Uri;
        for (var hop = 0; ; hop++)
        {
            using var message = request.ToMessage(uri, hop == 0 ? authorization : Authorization.None, watch);
            var response = await sender.ExchangeAsync(request.Place.Host, message, watch);
            var answer = new RegistryAnswer(response, uri, watch) { Redirected = hop > 0 };
            if (!IsRedirect(request.Method, answer.Status) || answer.Location is not { } target || hop == MostRedirects)
            {
                return answer;
            }

            answer.Dispose();
            if (AddressGuard.Refuse(target, request.Place.Host) is { } reason)
            {
                return RegistryProblems.RefusedAddress(request.Place.Host.Name, "the place of the content", target, reason);
            }

            uri = target;
        }
    }

    private async Task<ImageProblem> DeniedAsync(RegistryRequest request, RegistryAnswer answer, CancellationToken token)
    {
        var text = await ErrorText.ReadAsync(answer, secrets);
        var credential = await authenticator.CredentialAsync(request.Place, token);
        return RegistryProblems.Denied(request.Place.Name, credential.Value?.Credential?.ToString(), text);
    }

    // A POST that follows 301 to 303 would become a GET, as browsers do it: no upload means that.
    private static bool IsRedirect(HttpMethod method, int status) =>
        status is 307 or 308 || (status is 301 or 302 or 303 && (method == HttpMethod.Get || method == HttpMethod.Head));
}
