using System.Collections.Immutable;
using System.Text.Json;
using Slipway.Trust.Dsse;
using Slipway.Trust.Json;
using Slipway.Trust.Keys;

namespace Slipway.Trust.Sigstore;

/// <summary>
/// A Sigstore bundle: one signature and all that is needed to verify it offline. Reading one checks its form, nothing else:
/// no bundle is trusted before <c>BundleVerifier</c> has judged it.
/// </summary>
/// <remarks>https://github.com/sigstore/protobuf-specs/blob/main/protos/sigstore_bundle.proto</remarks>
public sealed record Bundle
{
    /// <summary>The media type of the version that is written, also the artifact type of a bundle in a registry.</summary>
    public const string MediaType = "application/vnd.dev.sigstore.bundle.v0.3+json";

    /// <summary>The version the bundle was read as.</summary>
    public BundleVersion Version { get; init; } = BundleVersion.V03;

    /// <summary>The hint of the key, for a signature by a long-lived key.</summary>
    public KeyHint? Key { get; init; }

    /// <summary>The signer's certificate and perhaps intermediates, leaf first; empty for a signature by a key.</summary>
    public ImmutableArray<ReadOnlyMemory<byte>> Certificates { get; init; } = [];

    /// <summary>Entries of transparency logs.</summary>
    public ImmutableArray<LogEntry> LogEntries { get; init; } = [];

    /// <summary>RFC 3161 responses over the signature.</summary>
    public ImmutableArray<ReadOnlyMemory<byte>> Timestamps { get; init; } = [];

    /// <summary>The signature over an artifact's bytes; null when there is an <see cref="Envelope"/>.</summary>
    public MessageSignature? Message { get; init; }

    /// <summary>The signed statement; null when there is a <see cref="Message"/>.</summary>
    public DsseEnvelope? Envelope { get; init; }

    /// <summary>The raw bytes of the one signature.</summary>
    public ReadOnlyMemory<byte> Signature => Message?.Signature ?? Envelope!.Signatures[0].Signature;

    /// <summary>Reads a bundle of at most <see cref="BundleLimits.LargestBundle"/> bytes; <paramref name="subject"/> names it in problems.</summary>
    public static Checked<Bundle> Parse(ReadOnlyMemory<byte> json, string subject)
    {
        if (json.Length > BundleLimits.LargestBundle)
        {
            return BundleProblems.TooLarge(subject);
        }

        try
        {
            return CanonicalJson.Read(json, BundleReader.Read);
        }
        catch (JsonException error)
        {
            return BundleProblems.Malformed(subject, error.Message);
        }
    }

    /// <summary>The bundle as JSON, version 0.3.</summary>
    public byte[] ToBytes() => CanonicalJson.Write(writer => BundleWriter.Write(writer, this));
}
