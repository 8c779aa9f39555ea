using System.Text.Json;
using System.Text.Json.Nodes;
using Slipway.Approval.Plan;
using Slipway.Builder.Evidence;
using Slipway.Builder.Packing;
using Slipway.Builder.Resolution;
using Slipway.Metadata.Diagnostics;

namespace Slipway.Approval.Pages;

/// <summary>What the page of a build is made of.</summary>
/// <param name="Image">The image.</param>
/// <param name="Evidence">Its evidence.</param>
/// <param name="Problems">What the build warned of.</param>
public sealed record BuildFacts(ServerImage Image, ServerEvidence Evidence, IReadOnlyList<Diagnostic> Problems)
{
    /// <summary>The report of a conformance run, as it lies beside the image; null when there is none.</summary>
    public ReadOnlyMemory<byte>? Conformance { get; init; }

    /// <summary>What is otherwise than in what the build was compared with; null when it was compared with nothing.</summary>
    public ServerPlan? Plan { get; init; }

    internal ResolvedServer Server => Image.Compiled.Generated.Resolved;

    /// <summary>The conformance report, when it is one and about this image.</summary>
    internal JsonObject? Conforming
    {
        get
        {
            try
            {
                return Conformance is { } bytes && JsonNode.Parse(bytes.Span) is JsonObject report
                    && report["subjects"] is JsonArray subjects && subjects.Any(subject => (string?)subject?["digest"] == Image.Digest.ToString()) ? report : null;
            }
            catch (Exception exception) when (exception is JsonException or InvalidOperationException)
            {
                return null;
            }
        }
    }

    /// <summary>Who built it, as the provenance says.</summary>
    internal string Builder => (string?)JsonNode.Parse(Evidence.Provenance.Span)?["predicate"]?["runDetails"]?["builder"]?["id"] ?? "not stated";
}
