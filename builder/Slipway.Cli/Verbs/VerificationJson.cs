using System.Text.Json.Nodes;
using Slipway.Trust;
using Slipway.Trust.Verification;

namespace Slipway.Cli.Verbs;

/// <summary>The machine's answer of <c>verify-bundle</c>: whether it holds, and by whose word or for what reasons not.</summary>
internal static class VerificationJson
{
    public static string Of(VerifiedBundle verified, Artifact artifact) => new JsonObject
    {
        ["verified"] = true,
        ["digest"] = artifact.Digest.ToString(),
        ["signer"] = verified.Signer,
        ["identity"] = verified.Identity is { } identity ? new JsonObject { ["subject"] = identity.Subject, ["issuer"] = identity.Issuer } : null,
        ["predicateType"] = verified.Statement?.PredicateType,
        ["logs"] = new JsonArray([.. verified.Logs.Select(log => (JsonNode)log)]),
    }.ToJsonString();

    public static string Of(IEnumerable<TrustProblem> problems) => new JsonObject
    {
        ["verified"] = false,
        ["problems"] = new JsonArray([.. problems.Select(problem => new JsonObject
        {
            ["id"] = problem.Id,
            ["subject"] = problem.Subject,
            ["message"] = problem.Message,
            ["expected"] = problem.Expected,
            ["found"] = problem.Found,
            ["remedy"] = problem.Remedy,
        })]),
    }.ToJsonString();
}
