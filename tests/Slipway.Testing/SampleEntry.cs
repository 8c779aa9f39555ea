using System.Security.Cryptography;

namespace Slipway.Testing;

/// <summary>A plugin of Acme as an index lists it, with one version.</summary>
/// <param name="ContentHash">That of its package; null when the entry lists no version.</param>
public sealed record SampleEntry(string? ContentHash)
{
    public string Name { get; init; } = "one";

    public string Tier { get; init; } = "3";

    /// <summary>What the version fits, in YAML; null when the index does not say.</summary>
    public string? Compatibility { get; init; } = "{ frameworkApi: v1, minServerVersion: 1.0.0, maxServerVersion: 1.x }";

    /// <summary>The status of the plugin, as the inside of a YAML mapping.</summary>
    public string? Status { get; init; }

    /// <summary>The status of the version, as the inside of a YAML mapping.</summary>
    public string? VersionStatus { get; init; }

    /// <summary>The version.</summary>
    public string Version { get; init; } = "1.0.0";

    /// <summary>Published images, in YAML.</summary>
    public IReadOnlyList<string> Images { get; init; } = [];

    /// <summary>Evidence, in YAML.</summary>
    public IReadOnlyList<string> Evidence { get; init; } = [];

    /// <summary>Its place in an index.</summary>
    public string Path => $"acme/{Name}.yaml";

    /// <summary>The id of its package.</summary>
    public string Module => $"Acme.Ops.{char.ToUpperInvariant(Name[0])}{Name[1..]}";

    /// <summary>The content hash of a package that nobody countersigned: the hash of the file.</summary>
    public static string HashOf(string package) => Convert.ToBase64String(SHA512.HashData(File.ReadAllBytes(package)));

    /// <summary>A published image.</summary>
    public static string Image(string server = "1.0.0") => $"{{ image: \"registry.example.com/ops@sha256:{new string('a', 64)}\", server: {server} }}";

    /// <summary>A piece of evidence by its bytes.</summary>
    public static string EvidenceOf(string type, ReadOnlySpan<byte> bytes, string location) =>
        $"{{ type: {type}, digest: \"sha256:{Convert.ToHexStringLower(SHA256.HashData(bytes))}\", location: \"{location}\" }}";

    /// <summary>Its file.</summary>
    public override string ToString() => $$"""
        apiVersion: slipway.dev/v1alpha1
        kind: IndexEntry
        metadata: { publisher: acme, name: {{Name}} }
        spec:
          module: {{Module}}
          tier: {{Tier}}
          {{(Status is null ? "" : $"status: {{ {Status} }}")}}
          owners: [ { team: ops, contact: ops@acme.example } ]
          versions: [{{(ContentHash is null ? "" : Listed())}} ]

        """;

    private string Listed() => string.Concat(
        $" {{ version: {Version}, contentHash: {ContentHash}",
        Compatibility is null ? "" : $", compatibility: {Compatibility}",
        VersionStatus is null ? "" : $", status: {{ {VersionStatus} }}",
        $", images: [ {string.Join(", ", Images)} ], evidence: [ {string.Join(", ", Evidence)} ] }}");
}
