using System.Collections.Immutable;

namespace Slipway.Trust.Provenance;

/// <summary>Something that went into a build, or came out of it beside the result.</summary>
/// <remarks>https://github.com/in-toto/attestation/blob/main/spec/v1/resource_descriptor.md</remarks>
public sealed record ResourceDescriptor(string Name)
{
    /// <summary>Where it is found.</summary>
    public string? Uri { get; init; }

    /// <summary>Its digests, lower-case hexadecimal, by the names of in-toto (<c>sha256</c>, <c>sha512</c>, <c>gitCommit</c>).</summary>
    public ImmutableSortedDictionary<string, string> Digests { get; init; } = None;

    /// <summary>Its media type.</summary>
    public string? MediaType { get; init; }

    /// <summary>Further facts.</summary>
    public ImmutableSortedDictionary<string, string> Annotations { get; init; } = None;

    /// <summary>An empty map in the order in which maps are written.</summary>
    public static ImmutableSortedDictionary<string, string> None { get; } = ImmutableSortedDictionary.Create<string,
        string>(StringComparer.Ordinal);

    /// <summary>The same with a SHA-256.</summary>
    public ResourceDescriptor With(Sha256Digest digest) => this with { Digests = Digests.SetItem("sha256", digest.Hex) };

    /// <summary>The same with a SHA-512 that was written as base64, as NuGet does.</summary>
    public ResourceDescriptor WithSha512(string base64) =>
        this with { Digests = Digests.SetItem("sha512", Convert.ToHexStringLower(Convert.FromBase64String(base64))) };
}
