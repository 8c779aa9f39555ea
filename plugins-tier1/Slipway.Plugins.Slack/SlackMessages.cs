using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Slipway.Plugins.Shared.Http;
using Slipway.Plugins.Shared.Patience;
using Slipway.Plugins.Slack.Blocks;
using Slipway.Sdk.Calls;
using Slipway.Sdk.Configuration;
using Slipway.Sdk.Json;
using Slipway.Sdk.Messages;
using Slipway.Sdk.Plugins;

namespace Slipway.Plugins.Slack;

/// <summary>Messages to channels and threads of Slack.</summary>
[Provider("slack")]
public sealed partial class SlackMessages : IMessagingProvider, IDisposable
{
    // Slack cuts longer texts without a word.
    private const int LongestText = 40_000;
    private readonly SlackConfiguration _configuration;
    private readonly SlackApi _api;
    private readonly SlackText _texts;
    private readonly BlockKit _blocks;

    /// <summary>Connects to nothing yet.</summary>
    /// <exception cref="ConfigurationException">Keys contradict each other.</exception>
    public SlackMessages(SlackConfiguration configuration, ProviderContext context)
    {
        var problems = new List<ConfigurationProblem>();
        var address = HttpUpstreamSettings.AddressOf("url", configuration.Url, problems);
        HttpUpstreamSettings.Require("token", configuration.Token, problems);
        foreach (var name in configuration.Channels.Where(pair => pair.Key.Length == 0 || pair.Value.Length == 0).Select(pair => pair.Key))
        {
            problems.Add(new("channels", $"has '{name}' without a name or without a channel"));
        }

        if (configuration.OnlyChannels && configuration.Channels.Count == 0)
        {
            problems.Add(new("onlyChannels", "permits the channels under channels only, and there are none"));
        }

        if (problems.Count > 0)
        {
            throw new ConfigurationException(problems);
        }

        var settings = new HttpUpstreamSettings
        {
            Name = SlackApi.Name,
            BaseAddress = address,
            Timeout = configuration.Timeout,
            Authorization = new AuthenticationHeaderValue("Bearer", configuration.Token.Reveal()),
        };
        _configuration = configuration;
        _api = new SlackApi(new PatientUpstream(new HttpUpstream(context.CreateHttpClient(), settings, context.Clock), context.Clock));
        _texts = new SlackText(configuration.Markup);
        _blocks = new BlockKit(_texts);
    }

    /// <inheritdoc />
    public async Task<MessageResult> SendAsync(Message request, CallContext call, CancellationToken cancellationToken)
    {
        var (channel, time) = await _api.PostAsync(Compose(request), call, cancellationToken);
        return new MessageResult
        {
            Id = time,
            Channel = request.Channel,
            SentAt = SlackApi.TimeOf(time),
            Url = await LinkAsync(channel, time, call, cancellationToken),
            Metadata = new FreeMap { { "channelId", channel } },
        };
    }

    /// <inheritdoc />
    public void Dispose() => _api.Dispose();

    // The message is posted: whatever happens now, to say that sending failed would have it posted twice.
    private async Task<string?> LinkAsync(string channel, string time, CallContext call, CancellationToken cancellationToken)
    {
        try
        {
            return await _api.PermalinkAsync(channel, time, call, cancellationToken);
        }
        catch (Exception exception) when (exception is ProviderException or OperationCanceledException)
        {
            return null;
        }
    }

    private JsonObject Compose(Message request)
    {
        var blocks = _blocks.Of(request);
        if (request.Body.Length == 0 && blocks is null)
        {
            throw ProviderException.BadRequest("body or blocks are required");
        }

        var message = new JsonObject
        {
            ["channel"] = ChannelOf(request.Channel),
            ["text"] = SlackText.Within(LongestText, _texts.Of(Notification(request)), "body"),
            ["unfurl_links"] = _configuration.Unfurl,
            ["unfurl_media"] = _configuration.Unfurl,
        };
        if (blocks is not null)
        {
            message["blocks"] = blocks;
        }

        if (request.ThreadRef is { } thread)
        {
            message["thread_ts"] = MessageTime().IsMatch(thread)
                ? thread
                : throw ProviderException.BadRequest("threadRef is no id of a message, such as the id that sending one has given: 1503435956.000247");
        }

        return message;
    }

    private string ChannelOf(string channel)
    {
        if (channel.Length == 0)
        {
            throw ProviderException.BadRequest("channel is required: an id, a name, or the name of a configured channel");
        }

        return _configuration.Channels.TryGetValue(channel, out var configured) ? configured
            : !_configuration.OnlyChannels ? channel
            : throw ProviderException.NotFound("there is no configured channel of that name, and onlyChannels permits no other");
    }

    // What notifications show where there are blocks and no body.
    private static string Notification(Message request) =>
        request.Body.Length > 0 ? request.Body : request.Blocks?.Select(block => block.Text).FirstOrDefault(text => text is not null) ?? "";

    [GeneratedRegex(@"\A[0-9]{1,12}\.[0-9]{6}\z", RegexOptions.CultureInvariant)]
    private static partial Regex MessageTime();
}
