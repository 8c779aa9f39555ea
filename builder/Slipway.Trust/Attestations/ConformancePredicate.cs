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
    public bool Passed => CheckList.Passed(Checks);

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
        CheckList.Write(writer, Checks);
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

    private static ConformancePredicate Read(JsonElement root) => new()
    {
        Kit = root.RequiredText("kit"),
        Profile = root.RequiredText("profile"),
        Contract = root.RequiredText("contract"),
        Server = root.TryGetProperty("server", out var server) ? new ConformanceServer(server.RequiredText("version"), server.Text("digest")) : null,
        Time = DateTimeOffset.TryParse(root.RequiredText("finishedOn"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal,
            out var time) ? time : throw new JsonException("'finishedOn' is not a time."),
        Checks = CheckList.Read(root),
    };
}
