using System.Globalization;
using System.Text.Json.Nodes;

namespace Slipway.Plugins.Slack.Tests;

/// <summary>The Web API of a workspace as Slack documents it: 200 with ok false for what it refuses, scopes, channels, threads, limits, permalinks.</summary>
internal sealed class SlackSimulator : ApiSimulator
{
    public const string Token = "xoxb-s3cr3t-token";
    private readonly Dictionary<string, string> _channels = new() { ["C0GENERAL1"] = "general", ["C0ONCALL11"] = "oncall", ["C0ARCHIVED"] = "old" };

    /// <summary>The messages that were posted.</summary>
    public List<JsonObject> Messages { get; } = [];

    protected override ScriptedHttpServer.Reply Answer(SimulatedRequest request)
    {
        if (request.Header("Authorization") != $"Bearer {Token}")
        {
            return Refused("invalid_auth");
        }

        return (request.Method, request.Path) switch
        {
            ("POST", ["chat.postMessage"]) => Post(request),
            ("GET", ["chat.getPermalink"]) => Permalink(request.One("channel")!, request.One("message_ts")!),
            _ => Refused("unknown_method"),
        };
    }

    private ScriptedHttpServer.Reply Post(SimulatedRequest request)
    {
        // Slack warns of bodies without a charset.
        Assert.Equal("application/json; charset=utf-8", request.Header("Content-Type"));
        var message = request.Body.AsObject();
        var (wanted, thread) = ((string)message["channel"]!, (string?)message["thread_ts"]);
        var id = _channels.Keys.FirstOrDefault(each => each == wanted || $"#{_channels[each]}" == wanted || _channels[each] == wanted);
        if (Refusal(message, id, thread) is { } refusal)
        {
            return refusal;
        }

        var time = string.Create(CultureInfo.InvariantCulture, $"{1_777_863_721 + Messages.Count}.{Messages.Count + 1:D6}");
        var posted = message.DeepClone().AsObject();
        posted["channel"] = id;
        posted["ts"] = time;
        Messages.Add(posted);
        return Json(200, new JsonObject
        {
            ["ok"] = true,
            ["channel"] = id,
            ["ts"] = time,
            ["message"] = new JsonObject { ["type"] = "message", ["bot_id"] = "B0BOT", ["text"] = (string?)message["text"], ["ts"] = time },
        });
    }

    private ScriptedHttpServer.Reply? Refusal(JsonObject message, string? channel, string? thread)
    {
        if (channel is null)
        {
            return Refused("channel_not_found");
        }

        if (channel == "C0ARCHIVED")
        {
            return Refused("is_archived");
        }

        if (string.IsNullOrEmpty((string?)message["text"]) && message["blocks"] is null)
        {
            return Refused("no_text");
        }

        if (thread is not null && Messages.All(each => (string?)each["ts"] != thread || (string?)each["channel"] != channel))
        {
            return Refused("thread_not_found");
        }

        return message["blocks"] is JsonArray blocks && blocks.FirstOrDefault(block => !IsBlock(block!)) is { } wrong
            ? Refused("invalid_blocks", $"[ERROR] unsupported block {wrong.ToJsonString()}")
            : null;
    }

    private static bool IsBlock(JsonNode block) => (string?)block["type"] switch
    {
        "divider" => true,
        "header" => (string?)block["text"]!["type"] == "plain_text" && ((string)block["text"]!["text"]!).Length is > 0 and <= 150,
        "context" => block["elements"]!.AsArray().All(element => (string?)element!["type"] == "mrkdwn"),
        "section" when block["fields"] is JsonArray fields => fields.Count is > 0 and <= 10 && fields.All(field => ((string)field!["text"]!).Length <= 2000),
        "section" => ((string)block["text"]!["text"]!).Length is > 0 and <= 3000,
        _ => false,
    };

    private ScriptedHttpServer.Reply Permalink(string channel, string time) => Messages.Any(each => (string?)each["ts"] == time && (string?)each["channel"] == channel)
        ? Json(200, new JsonObject { ["ok"] = true, ["channel"] = channel, ["permalink"] = $"https://acme.slack.com/archives/{channel}/p{time.Replace(".", "", StringComparison.Ordinal)}" })
        : Refused("message_not_found");

    private static ScriptedHttpServer.Reply Refused(string error, string? detail = null)
    {
        var answer = new JsonObject { ["ok"] = false, ["error"] = error };
        if (detail is not null)
        {
            answer["response_metadata"] = new JsonObject { ["messages"] = new JsonArray(JsonValue.Create(detail)) };
        }

        return Json(200, answer);
    }
}
