namespace Cake.Slipway.Tests;

/// <summary>Answers of the command, cut down; one member that the add-in does not know is in each.</summary>
internal static class Answers
{
    public const string Plan = """
        {
          "apiVersion": "slipway.dev/v1alpha1", "kind": "Plan", "decision": "decide", "headline": "Decide: adds acme/two 1.0.0", "subject": "ops.yaml", "against": "main (abc)",
          "questions": [ "a new plugin" ],
          "changes": [ { "kind": "plugin", "change": "added", "name": "acme/two", "after": "1.0.0", "question": "a new plugin" } ],
          "fits": [], "problems": [ { "id": "SLP3007", "severity": "warning", "message": "undeclared", "place": "ops.yaml:7:7" } ],
          "unknown": [ "the layers: no image was made" ], "permissions": "declared"
        }
        """;

    public const string Build = """{ "name": "ops", "version": "1.4.0", "digest": "sha256:1234", "tags": [ "1.4.0", "stable" ], "stages": [] }""";

    public const string Pushed = """
        [ { "reference": "one.example/ops@sha256:1234", "digest": "sha256:1234", "tags": [ "1" ], "blobs": {} }, { "reference": "two.example/ops@sha256:1234", "digest": "sha256:1234", "tags": [] } ]
        """;

    public const string Verdict = """
        {
          "formatVersion": 1, "repository": "registry.example.com/ops", "digest": "sha256:1234", "policy": "sha256:5678", "mode": "audit", "passed": false, "allowed": true, "slsaBuildLevel": 2,
          "parts": [
            { "digest": "sha256:1234", "checks": [ { "id": "signatures", "outcome": "failed", "problems": [ { "id": "SLP6400", "subject": "the index", "message": "nobody signed", "remedy": "sign" } ] } ] },
            { "digest": "sha256:1234", "checks": [ { "id": "signatures", "outcome": "failed", "problems": [ { "id": "SLP6400", "subject": "the index", "message": "nobody signed", "remedy": "sign" } ] } ] }
          ]
        }
        """;
}
