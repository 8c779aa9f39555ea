namespace Cake.Slipway.Tests;

/// <summary>Settings of each verb with everything said.</summary>
internal static class AllSettings
{
    public static SlipwayCheckSettings Check => new() { Locked = true, Offline = true, Advisories = "known", Quiet = true, Verbose = true };

    public static SlipwayLockSettings Lock => new() { Offline = true };

    public static SlipwayPlanSettings Plan => new()
    {
        Against = "main",
        Comment = "plan.md",
        Locked = true,
        Offline = true,
        Advisories = "known",
        Servers = { "1.0.0", "1.1.0" },
    };

    public static SlipwayBuildSettings Build => new()
    {
        Output = "made",
        Archive = "ops.tar",
        Locked = true,
        Offline = true,
        Commit = "abc",
        Advisories = "known",
        Push = true,
        Load = { "docker", "podman" },
        SignKey = "acme.key",
        KeyPassphrase = "open sesame",
        Signer = "kms sign",
        SigningConfig = "sigstore.json",
        IdentityToken = "e30.e30.c2ln",
        TrustedRoot = "root.json",
    };

    public static SlipwayVerifySettings Verify => new()
    {
        Policy = "verify.yaml",
        Key = "acme.pub",
        CertificateIdentity = "a@acme.example",
        CertificateOidcIssuer = "https://id.acme.example",
        TrustedRoot = "root.json",
        Name = "registry.example.com/ops",
        Platform = "linux/amd64",
        Advisories = "known",
        Rebuild = "ops.yaml",
        Sarif = "verdict.sarif",
        Summary = "summary.json",
        Attach = true,
        SignKey = "acme.key",
        Signer = "kms sign",
    };

    public static SlipwayConformanceSettings Conformance => new()
    {
        Smoke = true,
        Fixture = "more.json",
        Feeds = { "packages" },
        Report = "report",
        Attach = true,
        SignKey = "acme.key",
        Signer = "kms sign",
    };

    /// <summary>Each verb with all of it.</summary>
    public static IEnumerable<(string Verb, SlipwaySettings Settings)> Verbs =>
    [
        ("check", Check), ("lock", Lock), ("plan", Plan), ("build", Build), ("verify", Verify), ("push", new SlipwayPushSettings { Quiet = true }), ("conformance", Conformance),
    ];
}
