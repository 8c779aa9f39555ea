using System.Collections.Immutable;
using System.Text.Json;
using Slipway.Trust.Json;

namespace Slipway.Trust.Keyless;

/// <summary>Where the services of a Sigstore instance are: the content of a <c>signing_config.json</c>, version 0.2. It comes as a file; nothing here fetches one.</summary>
/// <remarks>https://github.com/sigstore/protobuf-specs/blob/main/protos/sigstore_trustroot.proto, SigningConfig</remarks>
public sealed record SigningConfig
{
    /// <summary>The largest one that is read, in bytes.</summary>
    public const int LargestConfig = 1024 * 1024;

    /// <summary>Authorities that issue certificates (Fulcio).</summary>
    public ImmutableArray<SigningService> CertificateAuthorities { get; init; } = [];

    /// <summary>Logs of signatures (Rekor).</summary>
    public ImmutableArray<SigningService> Logs { get; init; } = [];

    /// <summary>How many of the logs are used.</summary>
    public ServiceSelector LogSelector { get; init; }

    /// <summary>Time stamp authorities.</summary>
    public ImmutableArray<SigningService> TimestampAuthorities { get; init; } = [];

    /// <summary>How many of the time stamp authorities are used.</summary>
    public ServiceSelector TimestampSelector { get; init; }

    /// <summary>Reads a configuration; <paramref name="subject"/> names the file in problems.</summary>
    public static Checked<SigningConfig> Parse(ReadOnlyMemory<byte> json, string subject)
    {
        if (json.Length > LargestConfig)
        {
            return KeylessProblems.MalformedConfig(subject, $"it has more than {LargestConfig} bytes");
        }

        try
        {
            return CanonicalJson.Read(json, SigningConfigReader.Read);
        }
        catch (JsonException error)
        {
            return KeylessProblems.MalformedConfig(subject, error.Message);
        }
    }
}
