using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Slipway.Plugins.Shared.Http;
using Slipway.Plugins.Shared.Patience;
using Slipway.Sdk.Calls;
using Slipway.Sdk.Configuration;
using Slipway.Sdk.Plugins;

namespace Slipway.Plugins.PagerDuty;

/// <summary>REST API v2 of PagerDuty, as far as it is needed. https://developer.pagerduty.com/api-reference</summary>
internal sealed class PagerDutyApi(PatientUpstream upstream) : IDisposable
{
    /// <summary>How errors call it.</summary>
    public const string Name = "PagerDuty";

    /// <summary>The API as configured; problems of the configuration are thrown together.</summary>
    public static PagerDutyApi Of(PagerDutyConfiguration configuration, ProviderContext context, ICollection<ConfigurationProblem> problems)
    {
        var address = HttpUpstreamSettings.AddressOf("url", configuration.Url, problems);
        HttpUpstreamSettings.Require("token", configuration.Token, problems);
        if (configuration.From is { } from && (!from.Contains('@', StringComparison.Ordinal) || !from.All(character => character is > ' ' and <= '~')))
        {
            problems.Add(new("from", "is no mail address such as ops@example.com"));
        }

        if (problems.Count > 0)
        {
            throw new ConfigurationException([.. problems]);
        }

        var headers = new Dictionary<string, string> { ["Accept"] = "application/vnd.pagerduty+json;version=2" };
        if (configuration.From is { } sender)
        {
            headers["From"] = sender;
        }

        var settings = new HttpUpstreamSettings
        {
            Name = Name,
            BaseAddress = address,
            Timeout = configuration.Timeout,
            Authorization = new AuthenticationHeaderValue("Token", "token=" + configuration.Token.Reveal()),
            Headers = headers,
            ResetHeader = "ratelimit-reset",
        };
        return new(new PatientUpstream(new HttpUpstream(context.CreateHttpClient(), settings, context.Clock), context.Clock));
    }

    /// <summary>One thing, or null when there is none.</summary>
    public async Task<T?> FindAsync<T>(string path, string member, JsonTypeInfo<T> type, CallContext call, CancellationToken cancellationToken)
        where T : class
    {
        var answer = await upstream.ReadAsync(path, call, cancellationToken);
        return answer.Status == HttpStatusCode.NotFound && ApiError.Of(answer) is not null ? null : Member(answer, member, type);
    }

    /// <summary>One page of a list.</summary>
    public async Task<T> ListAsync<T>(string pathAndQuery, JsonTypeInfo<T> type, CallContext call, CancellationToken cancellationToken)
        where T : class
    {
        var answer = await upstream.ReadAsync(pathAndQuery, call, cancellationToken);
        Require(answer);
        return AnswerForm.Read(Name, () => JsonSerializer.Deserialize(answer.Body!, type) ?? throw new JsonException());
    }

    /// <summary>Changes something and reads what became of it.</summary>
    public async Task<T> WriteAsync<T>(
        HttpMethod method, string path, string member, JsonObject body, JsonTypeInfo<T> type, CallContext call, CancellationToken cancellationToken)
        where T : class
    {
        var answer = await upstream.WriteAsync(method, path, new JsonObject { [member] = body }, call, cancellationToken);
        if (answer.Status == HttpStatusCode.NotFound && ApiError.Of(answer) is not null)
        {
            throw ProviderException.NotFound($"{Name} has no such incident");
        }

        return Member(answer, member, type);
    }

    public void Dispose() => upstream.Dispose();

    private static T Member<T>(UpstreamAnswer answer, string member, JsonTypeInfo<T> type)
        where T : class
    {
        Require(answer);
        return AnswerForm.Read(Name, () =>
        {
            using var document = JsonDocument.Parse(answer.Body!);
            return document.RootElement.GetProperty(member).Deserialize(type) ?? throw new JsonException();
        });
    }

    private static void Require(UpstreamAnswer answer)
    {
        if (!answer.IsSuccess)
        {
            throw ApiError.Refusal(answer);
        }

        if (answer.Body is null)
        {
            throw ProviderException.BadRequest($"the answer of {Name} is too large; ask for less");
        }
    }
}
