using System.Text;
using System.Text.Json.Nodes;

namespace Slipway.Plugins.Backstage.Tests;

/// <summary>
/// The catalog API of a Backstage backend as its documentation has it: tokens of external access, filters (conditions of one hold together,
/// of several one is enough, without regard to case), pages by cursor, entities by reference, the form of errors.
/// </summary>
internal sealed class BackstageSimulator : ApiSimulator
{
    public const string Token = "s3cr3t-token";

    /// <summary>Pages are no longer than this, whatever is asked for.</summary>
    public int LargestPage { get; set; } = 1000;

    public List<JsonObject> Entities { get; } =
    [
        Entity("Component", "Checkout", """{"type":"service","lifecycle":"production","owner":"payments","system":"shop"}""", "ownedBy=group:default/payments", "dependsOn=component:default/ledger", "partOf=system:default/shop"),
        Entity("Component", "ledger", """{"type":"service","lifecycle":"experimental","owner":"user:ada"}""", "ownedBy=user:default/ada"),
        Entity("Component", "search", """{"type":"service","lifecycle":"production","owner":"discovery"}""", "ownedBy=group:default/discovery"),
        Entity("Component", "site", """{"type":"website","lifecycle":"production","owner":"discovery"}""", "ownedBy=group:default/discovery"),
        Entity("Group", "acme", """{"type":"organization","children":["payments","discovery"]}""", "parentOf=group:default/payments", "parentOf=group:default/discovery"),
        Entity("Group", "payments", """{"type":"team","profile":{"displayName":"Payments","email":"payments@acme.example"},"children":[]}""", "childOf=group:default/acme", "hasMember=user:default/ada", "hasMember=user:default/grace"),
        Entity("Group", "discovery", """{"type":"team","children":[]}""", "childOf=group:default/acme", "hasMember=user:default/ada"),
        Entity("User", "ada", """{"profile":{"displayName":"Ada Lovelace","email":"ada@acme.example"},"memberOf":["payments","discovery"]}""", "memberOf=group:default/payments", "memberOf=group:default/discovery"),
        Entity("User", "grace", """{"memberOf":["payments"]}""", "memberOf=group:default/payments"),
    ];

    public BackstageSimulator()
    {
        var checkout = Entities[0]["metadata"]!;
        checkout["title"] = "Checkout of the shop";
        checkout["description"] = "Takes the money.";
        checkout["labels"] = new JsonObject { ["tier"] = "1" };
        checkout["tags"] = new JsonArray("java");
        checkout["links"] = new JsonArray(new JsonObject { ["url"] = "https://wiki.acme.example/checkout", ["title"] = "Wiki" });
    }

    public static JsonObject Entity(string kind, string name, string spec, params string[] relations) => new()
    {
        ["apiVersion"] = "backstage.io/v1alpha1",
        ["kind"] = kind,
        ["metadata"] = new JsonObject { ["name"] = name, ["namespace"] = "default", ["uid"] = $"uid-{name}", ["etag"] = "e" },
        ["spec"] = JsonNode.Parse(spec),
        ["relations"] = new JsonArray([.. relations.Select(relation => relation.Split('=')).Select(parts => new JsonObject { ["type"] = parts[0], ["targetRef"] = parts[1] })]),
    };

    protected override ScriptedHttpServer.Reply Answer(SimulatedRequest request)
    {
        if (request.Header("Authorization") != $"Bearer {Token}")
        {
            return Error(request, 401, "AuthenticationError", "Missing credentials");
        }

        return (request.Method, request.Path) switch
        {
            ("GET", ["api", "catalog", "entities", "by-query"]) => Query(request),
            ("POST", ["api", "catalog", "entities", "by-refs"]) => Json(200, new JsonObject
            {
                ["items"] = new JsonArray([.. request.Body["entityRefs"]!.AsArray().Select(text => Entities.FirstOrDefault(entity => RefOf(entity) == (string?)text)?.DeepClone())]),
            }),
            _ => new ScriptedHttpServer.Reply(404, "<html>Not Found</html>"),
        };
    }

    private ScriptedHttpServer.Reply Query(SimulatedRequest request)
    {
        var cursor = request.One("cursor") is { } text ? JsonNode.Parse(Encoding.UTF8.GetString(Convert.FromBase64String(text)))! : null;
        var filters = cursor is null ? request.All("filter") : [.. cursor["filters"]!.AsArray().Select(filter => (string)filter!)];
        if (cursor is null && request.One("orderField") != "metadata.name,asc")
        {
            return Error(request, 400, "InputError", "the tests expect an order");
        }

        var (skip, take) = ((int?)cursor?["skip"] ?? 0, Math.Min(request.Number("limit", 20), LargestPage));
        var found = Entities
            .Where(entity => filters.Length == 0 || filters.Any(filter => filter.Split(',').All(condition => Holds(entity, condition))))
            .OrderBy(entity => ((string)entity["metadata"]!["name"]!).ToLowerInvariant(), StringComparer.Ordinal)
            .ToArray();
        var page = new JsonObject();
        if (skip + take < found.Length)
        {
            var next = new JsonObject { ["skip"] = skip + take, ["filters"] = new JsonArray([.. filters.Select(filter => JsonValue.Create(filter))]) };
            page["nextCursor"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(next.ToJsonString()));
        }

        return Json(200, new JsonObject
        {
            ["items"] = new JsonArray([.. found.Skip(skip).Take(take).Select(entity => entity.DeepClone())]),
            ["totalItems"] = found.Length,
            ["pageInfo"] = page,
        });
    }

    private static bool Holds(JsonObject entity, string condition)
    {
        var (key, wanted) = condition.Split('=', 2) is [var left, var right] ? (left, right) : throw new InvalidOperationException(condition);
        var values = key.StartsWith("relations.", StringComparison.Ordinal)
            ? entity["relations"]!.AsArray().Where(relation => $"relations.{(string?)relation!["type"]}" == key).Select(relation => (string?)relation!["targetRef"])
            : [(string?)key.Split('.').Aggregate((JsonNode?)entity, (node, name) => node?[name])];
        return values.Contains(wanted, StringComparer.OrdinalIgnoreCase);
    }

    private static string RefOf(JsonObject entity) =>
        $"{(string)entity["kind"]!}:{(string)entity["metadata"]!["namespace"]!}/{(string)entity["metadata"]!["name"]!}".ToLowerInvariant();

    private static ScriptedHttpServer.Reply Error(SimulatedRequest request, int status, string name, string message) => Json(status, new JsonObject
    {
        ["error"] = new JsonObject { ["name"] = name, ["message"] = message },
        ["request"] = new JsonObject { ["method"] = request.Method, ["url"] = "/" + string.Join('/', request.Path) },
        ["response"] = new JsonObject { ["statusCode"] = status },
    });
}
