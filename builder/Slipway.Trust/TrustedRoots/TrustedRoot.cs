using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using Slipway.Trust.Json;

namespace Slipway.Trust.TrustedRoots;

/// <summary>
/// Whom to believe about certificates, logs and times: the content of a <c>trusted_root.json</c>. It comes as a file; nothing here
/// fetches one.
/// </summary>
/// <remarks>https://github.com/sigstore/protobuf-specs/blob/main/protos/sigstore_trustroot.proto</remarks>
public sealed record TrustedRoot
{
    /// <summary>The largest root that is read, in bytes; real ones have some ten thousand.</summary>
    public const int LargestRoot = 4 * 1024 * 1024;

    /// <summary>Logs of signatures.</summary>
    public ImmutableArray<TransparencyLog> Logs { get; init; } = [];

    /// <summary>Logs of certificates.</summary>
    public ImmutableArray<TransparencyLog> CertificateLogs { get; init; } = [];

    /// <summary>Authorities for signers' certificates.</summary>
    public ImmutableArray<CertificateAuthority> CertificateAuthorities { get; init; } = [];

    /// <summary>Authorities for time stamps.</summary>
    public ImmutableArray<CertificateAuthority> TimestampAuthorities { get; init; } = [];

    /// <summary>Reads a root; <paramref name="subject"/> names the file in problems.</summary>
    public static Checked<TrustedRoot> Parse(ReadOnlyMemory<byte> json, string subject)
    {
        if (json.Length > LargestRoot)
        {
            return TrustedRootProblems.Malformed(subject, $"it has more than {LargestRoot} bytes");
        }

        try
        {
            return CanonicalJson.Read(json, TrustedRootReader.Read);
        }
        catch (Exception error) when (error is JsonException or CryptographicException)
        {
            return TrustedRootProblems.Malformed(subject, error.Message);
        }
    }
}
