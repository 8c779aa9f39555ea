namespace Slipway.Metadata.Index;

/// <summary>The closed list of what evidence can be about.</summary>
public static class EvidenceType
{
    /// <summary>The conformance report of the plugin on a server.</summary>
    public const string Conformance = "conformance";

    /// <summary>The software bill of materials of the package.</summary>
    public const string Sbom = "sbom";

    /// <summary>The vulnerability report over the closure.</summary>
    public const string Vulnerabilities = "vulnerabilities";

    /// <summary>The licence report over the closure.</summary>
    public const string Licenses = "licenses";

    /// <summary>The signature over the package's content hash.</summary>
    public const string Signature = "signature";

    /// <summary>The check of the documentation kit.</summary>
    public const string Documentation = "documentation";

    /// <summary>How and from what the package was built.</summary>
    public const string Provenance = "provenance";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Conformance, Sbom, Vulnerabilities, Licenses, Signature, Documentation, Provenance];
}
