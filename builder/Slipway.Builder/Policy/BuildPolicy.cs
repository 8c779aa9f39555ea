using Slipway.Builder.Manifest;
using Slipway.Images;
using Slipway.Metadata.Diagnostics;

namespace Slipway.Builder.Policy;

/// <summary>What a build must keep to: bases, feeds, tiers, advisories, licences, signatures. Who writes it is not who writes manifests.</summary>
public sealed record BuildPolicy
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The digest of the file; null for the built-in policy.</summary>
    public Digest? Digest { get; init; }

    /// <summary>The files that it names, relative to its own: keys and a trusted root.</summary>
    public IReadOnlyList<Located<string>> Files { get; init; } = [];

    /// <summary>What an image may start from.</summary>
    public BaseRule Base { get; init; } = new();

    /// <summary>The feeds that may deliver packages, with <c>*</c> for any text; empty for all.</summary>
    public IReadOnlyList<string> Feeds { get; init; } = [];

    /// <summary>The tiers that plugins may have.</summary>
    public IReadOnlyList<int> Tiers { get; init; } = [1, 2, 3];

    /// <summary>Which known vulnerabilities stop a build.</summary>
    public VulnerabilityRule Vulnerabilities { get; init; } = new();

    /// <summary>Which licences packages may have.</summary>
    public LicenseRule Licences { get; init; } = new();

    /// <summary>Who must have signed what goes in.</summary>
    public SignatureRule Signatures { get; init; } = new();

    /// <summary>The policy that holds when a manifest names none.</summary>
    public static BuildPolicy BuiltIn { get; } = new() { Name = "built-in" };

    /// <summary>The policy of a manifest, or the built-in one; null when a diagnostic of severity error was added.</summary>
    public static BuildPolicy? For(ServerManifest manifest, DateOnly today, DiagnosticBag bag) =>
        manifest.Policy is { } written ? PolicyReader.ReadFile(manifest.PathOf(written.Value), written.Value, today, bag) : BuiltIn;
}
