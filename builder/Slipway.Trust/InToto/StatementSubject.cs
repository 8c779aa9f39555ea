using System.Collections.Immutable;

namespace Slipway.Trust.InToto;

/// <summary>Something that a statement is about: its digests, and a name that verifiers ignore.</summary>
public sealed record StatementSubject(ImmutableSortedDictionary<string, string> Digests)
{
    /// <summary>A name for people.</summary>
    public string? Name { get; init; }

    /// <summary>The subject's SHA-256, when it states one in the form of 64 lower-case digits.</summary>
    public Sha256Digest? Sha256 => Digests.TryGetValue("sha256", out var hex) && Sha256Digest.TryParse(hex, out var digest) && hex.Length == digest.Hex.Length ? digest : null;

    /// <summary>A subject known by its SHA-256.</summary>
    public static StatementSubject Of(Sha256Digest digest, string? name = null) =>
        new(ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal).Add("sha256", digest.Hex)) { Name = name };
}
