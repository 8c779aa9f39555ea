namespace Slipway.Trust.Keyless;

/// <summary>A kind of service, and the version of its protocol that is spoken here.</summary>
internal sealed record ServiceKind(string Name, int MajorApiVersion)
{
    public static ServiceKind CertificateAuthority { get; } = new("a certificate authority", 1);

    // A log of version 1 promises times itself, and takes statements of some size only.
    public static ServiceKind Log { get; } = new("a transparency log", 2);

    public static ServiceKind TimestampAuthority { get; } = new("a time stamp authority", 1);
}
