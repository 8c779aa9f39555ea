using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Slipway.Trust.InToto;
using Slipway.Trust.Json;

namespace Slipway.Trust.Attestations;

/// <summary>That a conformance run was made over something, and what it found. docs/attestations/conformance/v1.md describes it.</summary>
public sealed record ConformancePredicate
{
    /// <summary>The name and version of the test kit.</summary>
    public required string Kit { get; init; }

    /// <summary>Which checks were to be run.</summary>
    public required string Profile { get; init; }

    /// <summary>The version of the contract that was tested.</summary>
    public required string Contract { get; init; }

    /// <summary>The server that was tested; null when nobody knows which it was.</summary>
    public ConformanceServer? Server { get; init; }

    /// <summary>When the run ended.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>Every check of the profile, by id.</summary>
    public required ImmutableArray<ConformanceCheck> Checks { get; init; }

    /// <summary>Whether no check failed, and at least one passed.</summary>
    public bool Passed =>
        Checks.Any(check => check.Outcome is CheckOutcome.Passed) && Checks.All(check => check.Outcome is not CheckOutcome.Failed);

    /// <summary>The statement about these subjects.</summary>
    public Statement ToStatement(ImmutableArray<StatementSubject> subjects) =>
        new(subjects, SlipwayUris.Conformance, CanonicalJson.Write(writer => writer.Object(() =>
    {
        writer.WriteString("kit", Kit);
        writer.WriteString("profile", Profile);
        writer.WriteString("contract", Contract);
        if (Server is { } server)
        {
            writer.WritePropertyName("server");
            writer.Object(() =>
            {
                writer.WriteString("version", server.Version);
                writer.Optional("digest", server.Digest);
            });
        }

        writer.WriteString("finishedOn", Time.Written());
        writer.WriteString("result", Passed ? "PASSED" : "FAILED");
        writer.List("checks", Checks.OrderBy(check => check.Id, StringComparer.Ordinal), check => writer.Object(() =>
        {
            writer.WriteString("id", check.Id);
            writer.WriteString("outcome", check.Outcome.ToString().ToLowerInvariant());
            writer.Optional("detail", check.Detail);
        }));
    })));

    /// <summary>Reads the predicate of a statement; the result that it states must be that of its checks.</summary>
    public static Checked<ConformancePredicate> Read(Statement statement, string subject)
    {
        if (statement.PredicateType != SlipwayUris.Conformance)
        {
            return AttestationProblems.WrongType(subject, SlipwayUris.Conformance, statement.PredicateType);
        }

        try
        {
            return CanonicalJson.Read(statement.Predicate, Read);
        }
        catch (JsonException error)
        {
            return AttestationProblems.Malformed(subject, error.Message);
        }
    }

    private static ConformancePredicate Read(JsonElement root)
    {
        var read = new ConformancePredicate
        {
            Kit = root.RequiredText("kit"),
            Profile = root.RequiredText("profile"),
            Contract = root.RequiredText("contract"),
            Server = root.TryGetProperty("server", out var server) ? new ConformanceServer(server.RequiredText("version"), server.Text("digest")) : null,
            Time = DateTimeOffset.TryParse(root.RequiredText("finishedOn"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal,
                out var time) ? time : throw new JsonException("'finishedOn' is not a time."),
            Checks = [.. root.Items("checks").Select(check => new ConformanceCheck(
                check.RequiredText("id"),
                check.RequiredText("outcome") switch
                {
                    "passed" => CheckOutcome.Passed,
                    "failed" => CheckOutcome.Failed,
                    "skipped" => CheckOutcome.Skipped,
                    var other => throw new JsonException($"'{other}' is no outcome."),
                },
                check.Text("detail")))],
        };
        return read.Passed == (root.RequiredText("result") == "PASSED")
            ? read : throw new JsonException("The result is not that of the checks.");
    }
}
