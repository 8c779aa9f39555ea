using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace Slipway.Images.Tests.Registries;

/// <summary>What the registry of a test holds.</summary>
internal sealed class FakeStore
{
    public ConcurrentDictionary<(string Repository, string Digest), byte[]> Blobs { get; } = new();

    public ConcurrentDictionary<(string Repository, string Digest), (string Type, byte[] Bytes)> Manifests { get; } = new();

    public ConcurrentDictionary<(string Repository, string Tag), string> Tags { get; } = new();

    public ConcurrentDictionary<string, byte[]> Uploads { get; } = new();

    public (string Digest, string Type, byte[] Bytes)? Manifest(string repository, string version)
    {
        var digest = version.StartsWith("sha256:", StringComparison.Ordinal) ? version : Tags.GetValueOrDefault((repository, version), "");
        return Manifests.TryGetValue((repository, digest), out var found) ? (digest, found.Type, found.Bytes) : null;
    }

    public string Put(string repository, string version, string type, byte[] bytes)
    {
        var digest = Digest.Of(bytes).ToString();
        Manifests[(repository, digest)] = (type, bytes);
        if (version != digest)
        {
            Tags[(repository, version)] = digest;
        }

        return digest;
    }

    /// <summary>The referrers of a digest, found in the manifests.</summary>
    public JsonArray Referrers(string repository, string subject) => new([.. Manifests
        .Where(entry => entry.Key.Repository == repository)
        .Select(entry => (entry.Key.Digest, entry.Value.Type, entry.Value.Bytes, Json: JsonNode.Parse(entry.Value.Bytes)!))
        .Where(entry => (string?)entry.Json["subject"]?["digest"] == subject)
        .OrderBy(entry => entry.Digest, StringComparer.Ordinal)
        .Select(entry => (JsonNode)new JsonObject
        {
            ["mediaType"] = entry.Type,
            ["digest"] = entry.Digest,
            ["size"] = entry.Bytes.Length,
            ["artifactType"] = (string?)entry.Json["artifactType"],
            ["annotations"] = entry.Json["annotations"]?.DeepClone(),
        })]);
}
