using System.Text.Json.Nodes;
using Slipway.Sdk.Calls;
using Slipway.Sdk.Messages;

namespace Slipway.Plugins.Slack.Blocks;

/// <summary>Makes blocks of Slack from those of the schema. https://docs.slack.dev/reference/block-kit/blocks</summary>
internal sealed class BlockKit(SlackText texts)
{
    private const int MostBlocks = 50;
    private const int FieldsOfASection = 10;
    private const int LongestText = 3000;
    private const int LongestHeader = 150;
    private const int LongestField = 2000;

    /// <summary>The blocks of a message; the body comes first where there are any, since Slack then shows its text in notifications only.</summary>
    public JsonArray? Of(Message message)
    {
        if (message.Blocks is not { } blocks)
        {
            return null;
        }

        var all = new JsonArray();
        if (message.Body.Length > 0)
        {
            all.Add((JsonNode)Section(message.Body, "body"));
        }

        foreach (var block in blocks)
        {
            Add(all, block);
        }

        return all.Count <= MostBlocks ? all : throw ProviderException.BadRequest($"blocks make more than the {MostBlocks} that Slack takes");
    }

    private void Add(JsonArray all, MessageBlock block)
    {
        switch (block.Type)
        {
            case "divider":
                all.Add((JsonNode)new JsonObject { ["type"] = "divider" });
                return;
            case "header":
                var header = SlackText.Within(LongestHeader, block.Text ?? throw Empty(block), "a header");
                all.Add((JsonNode)new JsonObject { ["type"] = "header", ["text"] = new JsonObject { ["type"] = "plain_text", ["text"] = header } });
                return;
            case "context":
                var note = Markdown(SlackText.Within(LongestText, texts.Of(block.Text ?? throw Empty(block)), "a context"));
                all.Add((JsonNode)new JsonObject { ["type"] = "context", ["elements"] = new JsonArray(note) });
                return;
            default:
                AddSection(all, block);
                return;
        }
    }

    private void AddSection(JsonArray all, MessageBlock block)
    {
        if (block.Text is null && block.Fields is null)
        {
            throw Empty(block);
        }

        if (block.Text is { } text)
        {
            all.Add((JsonNode)Section(text, "a section"));
        }

        var fields = (block.Fields ?? new Dictionary<string, string>()).OrderBy(field => field.Key, StringComparer.Ordinal);
        foreach (var part in fields.Chunk(FieldsOfASection))
        {
            var items = part.Select(field => Markdown(SlackText.Within(LongestField, $"*{texts.Of(field.Key)}*\n{texts.Of(field.Value)}", "a field")));
            all.Add((JsonNode)new JsonObject { ["type"] = "section", ["fields"] = new JsonArray([.. items]) });
        }
    }

    private JsonObject Section(string text, string where) =>
        new() { ["type"] = "section", ["text"] = Markdown(SlackText.Within(LongestText, texts.Of(text), where)) };

    private static JsonObject Markdown(string text) => new() { ["type"] = "mrkdwn", ["text"] = text };

    private static ProviderException Empty(MessageBlock block) => ProviderException.BadRequest($"a block of the type '{block.Type}' has no text");
}
