using System.Collections.Immutable;
using System.Text.Json;
using Slipway.Trust.InToto;
using Slipway.Trust.Json;

namespace Slipway.Trust.Provenance;

/// <summary>How something was built: by whom, of what, with which parameters. The predicate is SLSA's, version 1.</summary>
/// <remarks>https://slsa.dev/spec/v1.2/build-provenance</remarks>
public sealed record BuildProvenance
{
    /// <summary>The kind of build; it decides which parameters there are.</summary>
    public required string BuildType { get; init; }

    /// <summary>Who built. It differs where the trust that a build deserves differs.</summary>
    public required string BuilderId { get; init; }

    /// <summary>The versions of what built.</summary>
    public ImmutableSortedDictionary<string, string> BuilderVersions { get; init; } = ResourceDescriptor.None;

    /// <summary>What a person chose. Verifiers refuse parameters that they do not know, so these are few, and texts.</summary>
    public ImmutableSortedDictionary<string, string> ExternalParameters { get; init; } = ResourceDescriptor.None;

    /// <summary>What the builder chose by itself.</summary>
    public ImmutableSortedDictionary<string, string> InternalParameters { get; init; } = ResourceDescriptor.None;

    /// <summary>Everything that went in.</summary>
    public ImmutableArray<ResourceDescriptor> ResolvedDependencies { get; init; } = [];

    /// <summary>What came out beside the result.</summary>
    public ImmutableArray<ResourceDescriptor> Byproducts { get; init; } = [];

    /// <summary>When the build began; left out where the same build must have the same provenance.</summary>
    public DateTimeOffset? StartedOn { get; init; }

    /// <summary>When the build ended.</summary>
    public DateTimeOffset? FinishedOn { get; init; }

    /// <summary>The name of this build: made of its definition, so the same inputs have the same one.</summary>
    public string InvocationId => Sha256Digest.Of(CanonicalJson.Write(WriteDefinition)).ToString();

    /// <summary>The statement that these were built so.</summary>
    public Statement ToStatement(ImmutableArray<StatementSubject> subjects) =>
        new(subjects, PredicateTypes.SlsaProvenance, CanonicalJson.Write(writer => writer.Object(() =>
    {
        writer.WritePropertyName("buildDefinition");
        WriteDefinition(writer);
        writer.Object("runDetails", () => WriteRun(writer));
    })));

    /// <summary>Reads the predicate of a statement; <paramref name="subject"/> names it in problems.</summary>
    public static Checked<BuildProvenance> Read(Statement statement, string subject)
    {
        if (statement.PredicateType != PredicateTypes.SlsaProvenance)
        {
            return ProvenanceProblems.NotProvenance(subject, statement.PredicateType);
        }

        try
        {
            return CanonicalJson.Read(statement.Predicate, ProvenanceReader.Read);
        }
        catch (JsonException error)
        {
            return ProvenanceProblems.Malformed(subject, error.Message);
        }
    }

    private void WriteDefinition(Utf8JsonWriter writer) => writer.Object(() =>
    {
        writer.WriteString("buildType", BuildType);
        writer.Map("externalParameters", ExternalParameters);
        writer.Map("internalParameters", InternalParameters);
        writer.List("resolvedDependencies", ResolvedDependencies.OrderBy(dependency => dependency.Name, StringComparer.Ordinal),
            dependency => Write(writer, dependency));
    });

    private void WriteRun(Utf8JsonWriter writer)
    {
        writer.Object("builder", () =>
        {
            writer.WriteString("id", BuilderId);
            writer.Map("version", BuilderVersions);
        });
        writer.Object("metadata", () =>
        {
            writer.WriteString("invocationId", InvocationId);
            writer.Optional("startedOn", StartedOn?.Written());
            writer.Optional("finishedOn", FinishedOn?.Written());
        });
        writer.List("byproducts", Byproducts.OrderBy(product => product.Name, StringComparer.Ordinal), product => Write(writer, product));
    }

    private static void Write(Utf8JsonWriter writer, ResourceDescriptor resource) => writer.Object(() =>
    {
        writer.WriteString("name", resource.Name);
        writer.Optional("uri", resource.Uri);
        if (!resource.Digests.IsEmpty)
        {
            writer.Map("digest", resource.Digests);
        }

        writer.Optional("mediaType", resource.MediaType);
        if (!resource.Annotations.IsEmpty)
        {
            writer.Map("annotations", resource.Annotations);
        }
    });
}
